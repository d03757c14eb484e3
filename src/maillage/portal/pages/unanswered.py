"""How questions without an answer are counted."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page


@dataclass(frozen=True, kw_only=True)
class UnansweredPage(Page):
    """What is counted and what never is; `is_counted` once a question was dropped in."""

    template = "portal/search/unanswered.html"
    is_counted: bool
