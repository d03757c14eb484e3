"""Permanences: the week of a place, one permanence to change or to end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_and_tell, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, organisations_by_slug
from maillage.backoffice.forms.permanences import EndPermanenceForm, PermanenceChangeForm, PermanenceForm
from maillage.backoffice.pages.places import PermanencePage, PermanencesPage, Slot, WeekRow
from maillage.backoffice.views.places import tabs_of
from maillage.core.instants import HalfDay
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network
from maillage.network.enums import Weekday

if TYPE_CHECKING:
    from maillage.network.models import Organisation, Permanence, Place


@screen("network.view")
def permanences(request: HttpRequest, slug: str) -> HttpResponse:
    """The week of a place, and a form to plan one more permanence."""
    visit = visit_of(request)
    place = network.place_visible_to(visit.account, slug, visit.on)
    form = _plan_form(request, visit, place)
    if form is not None and form.is_valid() and _plan(request, visit, place, form=form):
        return redirect("staff:permanences", slug=slug)
    page = _week_page(visit, place, form)
    return show(request, page, status=status_of(form) if form else 200)


@screen("network.plan_permanence")
def permanence(request: HttpRequest, permanence_id: UUID) -> HttpResponse:
    """Change who lends the hours, how many people, or the end."""
    visit = visit_of(request)
    found = network.permanence_managed_by(visit.account, permanence_id, visit.on)
    initial = {
        "counsellors": found.counsellors,
        "organisation": found.organisation.slug if found.organisation else "",
        "valid_until": found.valid_until,
    }
    lenders = organisations_by_slug(visit, found.organisation)
    form = PermanenceChangeForm(request.POST or None, organisations=choices_of(lenders), initial=initial)
    if form.is_valid() and attempt(request, form, lambda: _change(visit, found, form.values(), lenders=lenders)):
        messages.success(request, gettext("C’est enregistré, à partir d’aujourd’hui."))
        return redirect("staff:permanences", slug=found.place.slug)
    page = PermanencePage(
        permanence=found, form=form, end_form=EndPermanenceForm(initial={"valid_until": visit.on}), today=visit.on
    )
    return show(request, page, status=status_of(form))


@command("network.plan_permanence")
def end(request: HttpRequest, permanence_id: UUID) -> HttpResponse:
    """Give a permanence its last day."""
    visit = visit_of(request)
    found = network.permanence_managed_by(visit.account, permanence_id, visit.on)
    form = EndPermanenceForm(request.POST)
    told = gettext("Le dernier jour est noté. L’historique reste.")
    attempt_and_tell(request, form, lambda: _end(visit, found, form.values()), told=told)
    return redirect("staff:permanences", slug=found.place.slug)


def _plan_form(request: HttpRequest, visit: Visit, place: Place) -> PermanenceForm | None:
    """The form for who may plan there; None for readers."""
    if not rules.may(visit.account, "network.plan_permanence", on=visit.on, place_key=str(place.id)):
        return None
    return PermanenceForm(
        request.POST or None,
        poles=[(pole.code, pole.name) for pole in network.poles()],
        organisations=choices_of(organisations_by_slug(visit)),
        initial={"valid_from": visit.on},
    )


def _plan(request: HttpRequest, visit: Visit, place: Place, *, form: PermanenceForm) -> bool:
    """Plan it, and tell what the planner should know."""
    values = form.values()
    values["organisation"] = organisations_by_slug(visit).get(values["organisation"])

    def effect() -> dict[str, Any]:
        planned = actions.plan_permanence(place=place, actor=visit.account, at=visit.at, **values)
        return {"notes": [str(note) for note in planned.notes]}

    done = attempt(request, form, effect)
    if done is None:
        return False
    messages.success(request, gettext("La permanence est planifiée."))
    for note in done["notes"]:
        messages.warning(request, note)
    return True


def _week_page(visit: Visit, place: Place, form: PermanenceForm | None) -> PermanencesPage:
    rows = list(network.permanences_of(place))
    is_past = {row.id: row.valid_until is not None and row.valid_until < visit.on for row in rows}
    current = [row for row in rows if not is_past[row.id] and row.valid_from <= visit.on]
    return PermanencesPage(
        place=place,
        tabs=tabs_of(visit, place, "permanences"),
        half_days=[str(half_day.label) for half_day in HalfDay],
        week=[_week_row(day, current) for day in Weekday if day < Weekday.SUNDAY or _has(day, current)],
        coming=[row for row in rows if row.valid_from > visit.on],
        past=[row for row in rows if is_past[row.id]],
        form=form,
    )


def _has(day: Weekday, rows: Iterable[Permanence]) -> bool:
    return any(row.weekday == day for row in rows)


def _week_row(day: Weekday, rows: list[Permanence]) -> WeekRow:
    slots = [
        Slot(str(half_day.label), [row for row in rows if (row.weekday, row.half_day) == (day, half_day)])
        for half_day in HalfDay
    ]
    return WeekRow(str(day.label), slots)


def _change(
    visit: Visit, found: Permanence, values: dict[str, Any], *, lenders: dict[str, Organisation]
) -> dict[str, str]:
    values = values | {"organisation": lenders.get(values["organisation"])}
    changed = actions.change_permanence(permanence=found, actor=visit.account, at=visit.at, **values)
    return {"id": str(changed.id)}


def _end(visit: Visit, found: Permanence, values: dict[str, Any]) -> dict[str, str]:
    return {"id": str(actions.end_permanence(permanence=found, actor=visit.account, at=visit.at, **values).id)}
