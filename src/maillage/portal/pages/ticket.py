"""A ticket on its holder's phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from maillage.core.pages import Page
from maillage.reception.queries import TicketSheet


@dataclass(frozen=True, kw_only=True)
class TicketPage(Page):
    """Where a number stands."""

    template: ClassVar[str] = "portal/ticket/ticket.html"
    fragment: ClassVar[str] = "portal/ticket/_state.html"
    ticket: TicketSheet
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TicketGonePage(Page):
    """A link that leads to no number: false, or gone with its day; nothing tells which."""

    template: ClassVar[str] = "portal/ticket/gone.html"
