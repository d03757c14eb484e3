"""Outbound links, as staff keep them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.reference.queries import LinkState


@dataclass(frozen=True, kw_only=True)
class LinksPage(Page):
    """Every link with its state; how many await somebody's eyes."""

    template: ClassVar[str] = "backoffice/links/links.html"
    states: tuple[LinkState, ...]
    due: int
    every_days: int
