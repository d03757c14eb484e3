"""Today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.network.sheets import TodayBoard
from maillage.portal.board import SortedBoard
from maillage.reception.queries import WorkshopLine


@dataclass(frozen=True, kw_only=True)
class TodayPage(Page):
    """What is open now and which pôles are staffed; its board refreshes by itself."""

    template = "portal/today/today.html"
    fragment = "portal/today/_board.html"
    board: TodayBoard
    groups: SortedBoard
    at: datetime
    workshops: tuple[WorkshopLine, ...]
