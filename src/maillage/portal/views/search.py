"""Search: the question as people ask it, answered as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.asking.asked import Asked, asked
from maillage.portal.asking.audiences import AUDIENCES
from maillage.portal.asking.routing import route_shown
from maillage.portal.asking.showing import (
    ALONE_SHOWN,
    FIRST_SHOWN,
    count_in_words,
    facets,
    kinds_shown,
    title_in_words,
)
from maillage.portal.board import sorted_board
from maillage.portal.pages.search import AudienceChoice, RouteShown, SearchPage, TownChoice
from maillage.portal.serving import page_of_the_index, this_minute
from maillage.portal.views.language import language
from maillage.search import queries as search_queries
from maillage.search.answers import Answer
from maillage.search.routes import Route


@page_of_the_index
def search(request: HttpRequest) -> HttpResponse:
    """Where the question leads and what was found by kind; else the nearest there is, and where to ask a person."""
    question = asked(request)
    if not question.query:
        return show(request, _page(question, _nothing(question), None))
    route = search_queries.route(question.query, language=language(), at=this_minute())
    if route.helplines:
        return _only_people(request, question, route)
    question = question.measured_from(route.place)
    answer = search_queries.answer(question.question(limit=ALONE_SHOWN if question.kind else FIRST_SHOWN))
    return show(request, _page(question, answer, route_shown(route, answer, asked=question, at=this_minute())))


def _only_people(request: HttpRequest, question: Asked, route: Route) -> HttpResponse:
    """In danger, numbers to call and nothing else: no ranking, no trace in any cache, no words in the title."""
    nothing = _nothing(question)
    response = show(request, _page(question, nothing, route_shown(route, nothing, asked=question, at=this_minute())))
    response.headers["Cache-Control"] = "no-store"
    return response


def _nothing(question: Asked) -> Answer:
    has_index = bool(search_queries.index_version())
    return Answer(question=question.question(limit=0), kinds=(), is_approximate=False, has_index=has_index)


def _page(question: Asked, answer: Answer, route: RouteShown | None) -> SearchPage:
    at = this_minute()
    has_helplines = route is not None and bool(route.helplines)
    board = sorted_board(network.today(at, language=language()).places, at)
    return SearchPage(
        title=title_in_words("" if has_helplines else question.query),
        status=_("Des personnes répondent maintenant.") if has_helplines else count_in_words(answer),
        query=question.query,
        audience=question.audience,
        town=question.town,
        near=question.near.name if question.near else "",
        route=route,
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
        is_answered=bool(answer.count and not answer.is_approximate) or bool(route and route.poles),
        is_approximate=answer.is_approximate,
        has_index=answer.has_index,
        can_be_counted=bool(question.query) and search_queries.is_unanswered(answer),
        poles=tuple(network.poles(language())),
        open_now=board.open_now,
        next_open=board.next_open,
        at=at,
    )
