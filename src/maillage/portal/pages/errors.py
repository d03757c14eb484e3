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


@dataclass(frozen=True, kw_only=True)
class NoRoomPage(Page):
    """503 of a write that a full disk refused; `typed` is what to send again to `path` when `is_form`."""

    template = "portal/errors/no_room.html"
    path: str
    typed: tuple[tuple[str, str], ...]
    is_form: bool
