"""What the pages of a hall receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from maillage.core.pages import Page
from maillage.network.sheets import PlaceSheet
from maillage.reception.queries import FreePosts


@dataclass(frozen=True, kw_only=True)
class KioskPage(Page):
    """The first page of a kiosk."""

    template: ClassVar[str] = "kiosk/kiosk.html"
    sheet: PlaceSheet
    posts: FreePosts
    has_queue: bool
    day: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PostPage(Page):
    """The first page of a computer in a hall; `is_wiped` once the last session was wiped."""

    template: ClassVar[str] = "kiosk/post.html"
    sheet: PlaceSheet
    is_wiped: bool
    is_unknown: bool
