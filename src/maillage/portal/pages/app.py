"""The site on a phone's home screen, and without a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.network.queries import DayHours


@dataclass(frozen=True, kw_only=True)
class OfflinePage(Page):
    """What the phone shows when the network fails: the hours of the day it was last read, and numbers to call."""

    template = "portal/app/offline.html"
    places: tuple[DayHours, ...]
    at: datetime
