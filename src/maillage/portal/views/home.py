"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.board import sorted_board
from maillage.portal.pages.home import HomePage
from maillage.portal.serving import page_of_the_minute, this_minute
from maillage.portal.structured import site_data
from maillage.portal.views.language import language

NEWS_SHOWN = 2


@page_of_the_minute
def home(request: HttpRequest) -> HttpResponse:
    """The question, the pôles, what is open now."""
    at = this_minute()
    today = network.today(at, language=language())
    board = sorted_board(today.places, at)
    structured = site_data(
        network.current_network(),
        url=request.build_absolute_uri(reverse("portal:home")),
        search_url=request.build_absolute_uri(reverse("portal:search")),
    )
    page = HomePage(
        poles=tuple(network.poles(language())),
        open_now=board.open_now,
        later=board.later,
        next_open=board.next_open,
        place_count=len(today.places),
        news=tuple(network.published_news(language(), on=today.day, limit=NEWS_SHOWN)),
        at=at,
        structured=structured,
    )
    return show(request, page)
