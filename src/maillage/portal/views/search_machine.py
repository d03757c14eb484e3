"""Search for machines: suggestions while typing, those of browsers, and the whole answer as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.portal.asking.asked import asked
from maillage.portal.asking.showing import local_path, one_of_kind, other_name
from maillage.portal.serving import machine_page_of_the_index, open_page_of_the_index
from maillage.portal.views.language import language
from maillage.search import queries as search_queries
from maillage.search.answers import Found
from maillage.search.telling import told

SUGGESTIONS = 8
MOST_OF_A_KIND = 50


def _suggested(request: HttpRequest) -> tuple[str, tuple[Found, ...]]:
    question = asked(request)
    if not question.query or search_queries.is_distress(question.query):
        return question.query, ()
    return question.query, search_queries.suggest(question.question(limit=SUGGESTIONS))


@machine_page_of_the_index
def suggestions(request: HttpRequest) -> HttpResponse:
    """For our field: what to write in it, what tells it apart, the page that choosing it opens."""
    _query, found = _suggested(request)
    return JsonResponse({"results": [_suggestion(one) for one in found]}, json_dumps_params={"ensure_ascii": False})


def _suggestion(found: Found) -> dict[str, str]:
    detail = " · ".join(filter(None, (one_of_kind(found.kind), found.detail, other_name(found))))
    return {"value": found.code, "label": found.title, "detail": detail, "path": local_path(found.path)}


@machine_page_of_the_index
def browser_suggestions(request: HttpRequest) -> HttpResponse:
    """For the field of a browser (OpenSearch suggestions): completions, what they are, their addresses."""
    query, found = _suggested(request)
    lists = (
        [one.title for one in found],
        [one_of_kind(one.kind) for one in found],
        [request.build_absolute_uri(local_path(one.path)) for one in found],
    )
    return JsonResponse(
        [query, *lists],
        safe=False,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/x-suggestions+json; charset=utf-8",
    )


@open_page_of_the_index
def as_json(request: HttpRequest) -> HttpResponse:
    """The whole answer; any site may read it."""
    try:
        kinds = search_queries.known_kinds(filter(None, request.GET.getlist("kind")))
    except Refusal as refusal:
        refused = {"code": refusal.code, "detail": str(refusal.sentence)}
        return JsonResponse(refused, status=refusal.status, json_dumps_params={"ensure_ascii": False})
    question = asked(request).question(limit=_limit(request), kinds=kinds)
    route = search_queries.route(question.text, language=language(), at=timezone.now()) if question.text else None
    told_answer = told(
        search_queries.answer(question), route, address=lambda path: request.build_absolute_uri(local_path(path))
    )
    return JsonResponse(told_answer, json_dumps_params={"ensure_ascii": False})


def _limit(request: HttpRequest) -> int:
    """How many results of a kind; ten when the address says nothing that can be read."""
    asked_for = request.GET.get("limit", "")
    return min(int(asked_for), MOST_OF_A_KIND) if asked_for.isdecimal() and asked_for.isascii() else 10
