"""Answers when something cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(Page):
    """404: what to do instead."""

    template = "portal/errors/404.html"
    sentence: str


@dataclass(frozen=True, kw_only=True)
class CsrfRefusedPage(Page):
    """403 of a form sent from an expired page."""

    template = "portal/errors/csrf.html"
