"""What the pages of a number receive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from maillage.core.pages import Page
from maillage.network.sheets import PlaceSheet
from maillage.reception.queries import PoleWait, TicketSheet


@dataclass(frozen=True, kw_only=True)
class ChoosePage(Page):
    """The pôles of a place with a queue; `is_refused` when no number could be given."""

    template: ClassVar[str] = "kiosk/choose.html"
    sheet: PlaceSheet
    waits: tuple[PoleWait, ...]
    is_refused: bool


@dataclass(frozen=True, kw_only=True)
class NumberPage(Page):
    """A number just taken. Its link is in the drawing alone."""

    template: ClassVar[str] = "kiosk/number.html"
    ticket: TicketSheet
    home_slug: str
    drawing: SafeString
