"""A computer in a hall: a start page, and an end that wipes what the browser kept."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.kiosk.pages.hall import PostPage
from maillage.kiosk.serving import hall_letterbox
from maillage.network import queries as network
from maillage.reception import actions
from maillage.safeguards import room
from maillage.safeguards.http import see_other

WIPED, UNKNOWN = "efface", "inconnu"
# Everything a browser keeps of a site: https://www.w3.org/TR/clear-site-data/
_EVERYTHING: Final = '"cache", "cookies", "storage"'


@hall_letterbox
def post(request: HttpRequest, slug: str) -> HttpResponse:
    """The start page; somebody sits down or leaves."""
    sheet = network.place_sheet(slug, timezone.now().replace(second=0, microsecond=0))
    if request.method == "POST":
        return _leave(request) if "leave" in request.POST else _sit_down(request)
    return show(request, PostPage(sheet=sheet, is_wiped=WIPED in request.GET, is_unknown=UNKNOWN in request.GET))


def _sit_down(request: HttpRequest) -> HttpResponse:
    try:
        with room.refusing():
            actions.begin_at_post(key=request.POST.get("key", ""), at=timezone.now())
    except Refusal:
        return see_other(f"{request.path}?{UNKNOWN}")
    return see_other(request.path)


def _leave(request: HttpRequest) -> HttpResponse:
    """Wiping never depends on the count: it is done even when the key is unknown."""
    try:
        with room.refusing():
            actions.end_at_post(key=request.POST.get("key", ""), at=timezone.now())
    except Refusal:
        pass
    answer = see_other(f"{request.path}?{WIPED}")
    answer.headers["Clear-Site-Data"] = _EVERYTHING
    return answer
