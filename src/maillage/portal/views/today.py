"""Today: what is open, which pôles are staffed, until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network.sheets import TodayBoard
from maillage.portal.board import sorted_board
from maillage.portal.pages.today import TodayPage
from maillage.portal.serving import page_of_the_minute, this_minute
from maillage.portal.views.language import language
from maillage.reception import queries as reception
from maillage.reception.queries import WorkshopLine


@page_of_the_minute
def today(request: HttpRequest) -> HttpResponse:
    """The whole page, or its board alone when the page refreshes itself."""
    at = this_minute()
    board = network.today(at, language=language())
    page = TodayPage(board=board, groups=sorted_board(board.places, at), at=at, workshops=_workshops(board))
    return show(request, page)


def _workshops(board: TodayBoard) -> tuple[WorkshopLine, ...]:
    """The workshops of the day at the places of the board, by hour then place."""
    announced = reception.workshops_by_place(board.day)
    lines = [line for place in (*board.places, *board.online) for line in announced.get(place.place.slug, ())]
    return tuple(sorted(lines, key=lambda line: (line.starts_at, line.place_name, line.title)))
