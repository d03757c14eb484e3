"""Hours of a place: what is announced, closed today in two taps, withdrawn in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.special_hours import SpecialHoursForm
from maillage.backoffice.pages.special_hours import HoursPage, SpecialLine
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network
from maillage.network.enums import SpecialEffect
from maillage.network.special_wording import special_in_words
from maillage.network.wording import dates_in_words, opening_hours_in_words

if TYPE_CHECKING:
    from maillage.network.models import Place


@screen("network.view")
def place_hours(request: HttpRequest, slug: str) -> HttpResponse:
    """The hours of a place, and a form to announce others."""
    visit = visit_of(request)
    found = network.place_visible_to(visit.account, slug, visit.on)
    form = _form(request, visit, found)
    if form is not None and form.is_valid():
        done = attempt(request, form, lambda: _announce(visit, found, **form.values()))
        if done:
            _tell(request, done)
            return redirect("staff:place_hours", slug=slug)
    page = _page(visit, found, form, language=str(request.LANGUAGE_CODE))
    return show(request, page, status=status_of(form) if form else 200)


@command("network.change_place")
def close_today(request: HttpRequest, slug: str) -> HttpResponse:
    """Close a place for the day; the reason may be told afterwards."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    today = {"effect": SpecialEffect.CLOSED, "first_on": visit.on, "last_on": visit.on}
    done = attempt_command(
        request,
        lambda: _announce(visit, found, **today),
        told=gettext("Le public lit que le lieu est fermé aujourd’hui."),
    )
    for note in (done or {}).get("notes", ()):
        messages.warning(request, note)
    return redirect("staff:place_hours", slug=slug)


@command("network.change_place")
def withdraw(request: HttpRequest, special_id: UUID) -> HttpResponse:
    """Take back what was announced."""
    visit = visit_of(request)
    found = network.special_hours_managed_by(visit.account, special_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.withdraw_special_hours(special=found, actor=visit.account, at=visit.at).id)},
        told=gettext("C’est retiré : le lieu suit de nouveau ses horaires habituels."),
    )
    return redirect("staff:place_hours", slug=found.place.slug)


def _form(request: HttpRequest, visit: Visit, place: Place) -> SpecialHoursForm | None:
    """The form for who keeps the place; None for readers."""
    if not rules.may(visit.account, "network.change_place", on=visit.on, place_key=str(place.id)):
        return None
    return SpecialHoursForm(request.POST or None, initial={"first_on": visit.on})


def _announce(visit: Visit, place: Place, **values: Any) -> dict[str, Any]:
    done = actions.announce_special_hours(place=place, actor=visit.account, at=visit.at, **values)
    return {"notes": [str(note) for note in done.notes]}


def _tell(request: HttpRequest, done: Any) -> None:  # noqa: ANN401  the result of an operation
    messages.success(request, gettext("C’est annoncé : le public le lit déjà."))
    for note in done["notes"]:
        messages.warning(request, note)


def _page(visit: Visit, place: Place, form: SpecialHoursForm | None, *, language: str) -> HoursPage:
    announced = list(network.special_hours_of(place, visit.on))
    lines = [
        SpecialLine(row, dates_in_words(row.first_on, row.last_on), special_in_words(network.special(row)))
        for row in announced
    ]
    return HoursPage(
        place=place,
        tabs=tabs_of(visit, place, "place_hours"),
        hours=opening_hours_in_words(place.opening_hours, language, on=visit.on),
        announced=lines,
        form=form,
        is_closed_today=any(_closes(network.special(row), visit) for row in announced),
    )


def _closes(special: network.Special, visit: Visit) -> bool:
    return special.is_closure and special.is_whole_day and special.covers(visit.on)
