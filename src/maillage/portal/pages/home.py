"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.network.sheets import NewsSheet, PlaceToday, PoleLine
from maillage.portal.structured import StructuredData


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The question first, then the five pôles and what is open."""

    template = "portal/home/home.html"
    poles: tuple[PoleLine, ...]
    open_now: tuple[PlaceToday, ...]
    later: tuple[PlaceToday, ...]
    next_open: tuple[PlaceToday, ...]
    place_count: int
    news: tuple[NewsSheet, ...]
    at: datetime
    structured: StructuredData
