"""The day of a place: who came so far, one more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext

from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.pages import show
from maillage.desk.forms.day import DoorForm, VisitForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.day import ActLine, DayPage, DeskPlacesPage
from maillage.desk.recent import Act, last_acts
from maillage.network import queries as network
from maillage.network.opening import State
from maillage.reception import queries as reception
from maillage.reception.enums import INDIVIDUAL, NOT_GIVEN
from maillage.reception.queries import Choice

if TYPE_CHECKING:
    from maillage.network.models import Place

_FIELDS = ("nature", "reason", "outcome", "age", "sex", "situation")
Choices = dict[str, tuple[Choice, ...]]


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
    return show(request, day_page(request, visit, place))


def day_page(
    request: HttpRequest,
    visit: Visit,
    place: Place,
    *,
    form: VisitForm | None = None,
    door_form: DoorForm | None = None,
) -> DayPage:
    """The page, with a form to correct when there is one."""
    choices = choices_on(visit.on)
    frame = frame_of(visit, place, "desk:day")
    place_day = network.place_day(place, visit.at)
    return DayPage(
        frame=frame,
        opening=None if frame.so_far.is_open or frame.so_far.is_closed else place_day,
        is_shut=place_day.special is not None and place_day.opening.state == State.CLOSED,
        reasons=reception.reasons_at(place, choices["reason"], before=visit.on),
        choices=choices,
        acts=[ActLine(act, _in_words(act, choices)) for act in last_acts(request, place, visit.at)],
        form=form or VisitForm(),
        door_form=door_form or DoorForm(auto_id="door_%s", initial={"number": frame.so_far.door}),
    )


def choices_on(day: date) -> Choices:
    """What may be chosen on a day, by the name of the fact's field."""
    return reception.choices_of_each(_FIELDS, day, language=str(get_language()))


def _in_words(act: Act, choices: Choices) -> str:
    """« 1 personne · Changer de métier », « 23 personnes · Groupe scolaire »."""
    people = ngettext("%(number)d personne", "%(number)d personnes", act.number) % {"number": act.number}
    told = {"nature": act.nature, "reason": act.reason, "outcome": act.outcome}
    silent = {INDIVIDUAL, NOT_GIVEN}
    labels = [
        choice.label
        for name, code in told.items()
        if code not in silent
        for choice in choices[name]
        if choice.code == code
    ]
    return " · ".join([people, *labels])
