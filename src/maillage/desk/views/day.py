"""The day of a place: who came so far, one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.instants import half_day_of
from maillage.core.pages import show
from maillage.desk.forms.day import CountForm
from maillage.desk.pages.day import DayPage, DeskPlacesPage
from maillage.desk.telling import tell
from maillage.reception import queries as reception
from maillage.reception.enums import FactKind
from maillage.reception.facts import Told

if TYPE_CHECKING:
    from maillage.network.models import Place


@screen("reception.welcome")
def places(request: HttpRequest) -> HttpResponse:
    """The places of the account; straight to the only one."""
    visit = visit_of(request)
    found = reception.places_welcoming(visit.account, visit.on)
    if len(found) == 1:
        return redirect("desk:day", slug=found[0].slug)
    return show(request, DeskPlacesPage(places=found))


@screen("reception.welcome")
def day(request: HttpRequest, slug: str) -> HttpResponse:
    """The day so far."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    half_day = half_day_of(visit.at)
    page = DayPage(
        place=place,
        day=visit.on,
        half_day=half_day,
        counts=reception.counts_of(place, visit.on, half_day),
        form=CountForm(),
    )
    return show(request, page)


@command("reception.welcome")
def count(request: HttpRequest, slug: str) -> HttpResponse:
    """One more, or a group."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = CountForm(request.POST)
    if not form.is_valid() or not tell(form, _visit_told(place, visit, form), visit):
        messages.error(request, " ".join(form.all_sentences()))
    return redirect("desk:day", slug=slug)


def _visit_told(place: Place, visit: Visit, form: CountForm) -> Told:
    return Told(FactKind.VISIT, place, visit.on, half_day_of(visit.at), form.values())
