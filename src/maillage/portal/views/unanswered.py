"""Questions without an answer: how they are counted, and where one is dropped in. Nothing is read of who asks."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.pages import FRAGMENT_HEADER, show
from maillage.portal.pages.unanswered import UnansweredPage
from maillage.safeguards import room
from maillage.safeguards.access import letterbox
from maillage.safeguards.http import cached_public, see_other
from maillage.search import actions
from maillage.search.enums import Channel

COUNTED: Final = "comptee"


@letterbox
@cached_public()
def unanswered(request: HttpRequest) -> HttpResponse:
    """Say what is counted and what never is; take in a question.

    The answer is the same whether it was counted or not: it tells nothing of what others asked.
    """
    if request.method == "POST":
        _take_in(request)
        return _thanks(request)
    return show(request, UnansweredPage(is_counted=COUNTED in request.GET))


def _take_in(request: HttpRequest) -> None:
    """Count the question, unless a script sends it alone while the browser asks that nothing be sent."""
    is_sent_alone = "alone" in request.POST
    if is_sent_alone and "1" in {request.headers.get("Sec-GPC"), request.headers.get("DNT")}:
        return
    with room.refusing():
        actions.count_unanswered(text=request.POST.get("question", ""), channel=Channel.PORTAL, at=timezone.now())


def _thanks(request: HttpRequest) -> HttpResponse:
    """Nothing for a script; for a person the page that explains, at an address without the question."""
    if request.headers.get(FRAGMENT_HEADER) == "true":
        return HttpResponse(status=204)
    return see_other(f"{request.path}?{COUNTED}")
