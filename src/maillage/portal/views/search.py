"""Search: the question as people ask it, answered as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.asking.asked import Asked, asked
from maillage.portal.asking.audiences import AUDIENCES
from maillage.portal.asking.showing import (
    ALONE_SHOWN,
    FIRST_SHOWN,
    count_in_words,
    facets,
    kinds_shown,
    title_in_words,
)
from maillage.portal.board import sorted_board
from maillage.portal.pages.search import AudienceChoice, SearchPage, TownChoice
from maillage.portal.serving import page_of_the_index, this_minute
from maillage.portal.views.language import language
from maillage.search import queries as search_queries
from maillage.search.answers import Answer


@page_of_the_index
def search(request: HttpRequest) -> HttpResponse:
    """What was found by kind; else the nearest there is, and where to ask a person."""
    question = asked(request)
    answer = search_queries.answer(question.question(limit=ALONE_SHOWN if question.kind else FIRST_SHOWN))
    return show(request, _page(question, answer))


def _page(question: Asked, answer: Answer) -> SearchPage:
    at = this_minute()
    board = sorted_board(network.today(at, language=language()).places, at)
    return SearchPage(
        title=title_in_words(question.query),
        status=count_in_words(answer),
        query=question.query,
        audience=question.audience,
        town=question.town,
        near=question.near.name if question.near else "",
        towns=tuple(
            TownChoice(f"{town.name}, {town.department_name}", question.address(commune=town.code))
            for town in question.towns
        ),
        audiences=tuple(
            AudienceChoice(code, str(label), code == question.audience) for code, label in AUDIENCES.items()
        ),
        facets=facets(answer, question),
        kinds=kinds_shown(answer, question),
        count=answer.count,
        is_approximate=answer.is_approximate,
        has_index=answer.has_index,
        poles=tuple(network.poles(language())),
        open_now=board.open_now,
        next_open=board.next_open,
        at=at,
    )
