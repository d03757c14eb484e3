"""One shift: who holds it, who may take over, with whom it may be exchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_and_tell
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.rota import FillForm, ShiftForm, SwapForm
from maillage.backoffice.pages.rota import ShiftPage
from maillage.backoffice.views.rota import rota_href
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network
from maillage.network.enums import ShiftState
from maillage.network.quarters import Quarter, monday_of

if TYPE_CHECKING:
    from maillage.network.models import Shift

_FILLABLE = (ShiftState.PLANNED, ShiftState.ABSENT)


@screen("network.view_rota")
def shift(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """A shift, who may hold it in an order that is explained, and exchanges in two taps."""
    visit = visit_of(request)
    found = network.shift_in_reach(visit.account, shift_id, visit.on)
    place = found.rota.place
    is_hand = rules.may(visit.account, "network.change_shift", on=visit.on, place_key=str(place.id))
    page = ShiftPage(
        shift=found,
        back_href=rota_href(place.slug, Quarter(found.rota.starts_on)),
        is_hand=is_hand,
        is_over=found.day <= visit.on,
        candidates=network.candidates_for(found) if is_hand and found.state in _FILLABLE else (),
        swaps=network.swappable_with(found) if is_hand else (),
    )
    return show(request, page)


@command("network.change_shift")
def fill(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Give the seat to somebody."""
    visit, found = _changed(request, shift_id)
    form = FillForm(request.POST)

    def effect() -> Mapping[str, Any]:
        chosen = network.candidate_named(found, form.cleaned_data["counsellor"])
        version = form.cleaned_data["version"]
        done = actions.fill_shift(shift=found, version=version, counsellor=chosen, actor=visit.account, at=visit.at)
        return {"id": str(done.id)}

    return _answer(request, found, form=form, effect=effect, told=gettext("Le créneau est pourvu."))


@command("network.change_shift")
def absent(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Note that nobody comes after all, without asking why."""
    visit, found = _changed(request, shift_id)
    form = ShiftForm(request.POST)

    def effect() -> Mapping[str, Any]:
        version = form.cleaned_data["version"]
        return {"id": str(actions.mark_absent(shift=found, version=version, actor=visit.account, at=visit.at).id)}

    told = gettext("L’absence est notée. Voici qui peut remplacer.")
    done = attempt_and_tell(request, form, effect, told=told)
    return redirect("staff:shift", shift_id=shift_id) if done else _back(found)


@command("network.change_shift")
def confirm(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Note that the seat was held."""
    visit, found = _changed(request, shift_id)
    form = ShiftForm(request.POST)

    def effect() -> Mapping[str, Any]:
        version = form.cleaned_data["version"]
        return {"id": str(actions.confirm_shift(shift=found, version=version, actor=visit.account, at=visit.at).id)}

    return _answer(request, found, form=form, effect=effect, told=gettext("La présence est confirmée."))


@command("network.change_shift")
def cancel(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Take the seat out of the rota."""
    visit, found = _changed(request, shift_id)
    form = ShiftForm(request.POST)

    def effect() -> Mapping[str, Any]:
        version = form.cleaned_data["version"]
        return {"id": str(actions.cancel_shift(shift=found, version=version, actor=visit.account, at=visit.at).id)}

    return _answer(request, found, form=form, effect=effect, told=gettext("Le créneau est retiré du planning."))


@command("network.change_shift")
def swap(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Exchange who holds two shifts."""
    visit, found = _changed(request, shift_id)
    form = SwapForm(request.POST)

    def effect() -> Mapping[str, Any]:
        values = form.cleaned_data
        other = network.shift_in_reach(visit.account, values["other"], visit.on, permission="network.change_shift")
        actions.swap_shifts(
            first=found,
            first_version=values["version"],
            second=other,
            second_version=values["other_version"],
            actor=visit.account,
            at=visit.at,
        )
        return {"id": str(found.id)}

    return _answer(request, found, form=form, effect=effect, told=gettext("Les deux créneaux sont échangés."))


def _changed(request: HttpRequest, shift_id: UUID) -> tuple[Visit, Shift]:
    visit = visit_of(request)
    return visit, network.shift_in_reach(visit.account, shift_id, visit.on, permission="network.change_shift")


def _answer(
    request: HttpRequest, found: Shift, *, form: ShiftForm, effect: Callable[[], Mapping[str, Any]], told: str
) -> HttpResponse:
    """Do it once, tell the outcome, and lead back to the week of the shift."""
    done = attempt_and_tell(request, form, effect, told=told)
    return _back(found) if done else redirect("staff:shift", shift_id=found.id)


def _back(found: Shift) -> HttpResponse:
    monday = monday_of(found.day)
    return redirect(f"{rota_href(found.rota.place.slug, Quarter(found.rota.starts_on))}#s-{monday:%Y-%m-%d}")
