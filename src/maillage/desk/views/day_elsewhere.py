"""The card of another place: which one is near, open now, for this need."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.frame import frame_of
from maillage.desk.pages.elsewhere import ElsewherePage
from maillage.network import queries as network
from maillage.reception import queries as reception


@screen("reception.welcome")
def elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """The nearest places for a need; nothing tells them that somebody comes (R16)."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    language = str(get_language())
    poles = network.poles(language)
    asked = request.GET.get("besoin", "")
    pole_code = asked if asked in {pole.code for pole in poles} else ""
    page = ElsewherePage(
        frame=frame_of(visit, place, "desk:elsewhere"),
        poles=poles,
        pole_code=pole_code,
        ways=network.elsewhere(place, visit.at, pole_code=pole_code, language=language),
    )
    return show(request, page)
