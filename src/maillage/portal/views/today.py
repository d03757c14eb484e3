"""Today: what is open, which pôles are staffed, until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.board import sorted_board
from maillage.portal.pages.today import TodayPage
from maillage.portal.serving import page_of_the_minute, this_minute
from maillage.portal.views.language import language


@page_of_the_minute
def today(request: HttpRequest) -> HttpResponse:
    """The whole page, or its board alone when the page refreshes itself."""
    at = this_minute()
    board = network.today(at, language=language())
    return show(request, TodayPage(board=board, groups=sorted_board(board.places, at), at=at))
