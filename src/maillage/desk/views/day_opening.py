"""Opening a day (W1): the hours, the rooms, who is there, the board of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_and_tell, attempt_command
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.instants import half_day_of
from maillage.core.pages import show
from maillage.desk.forms.opening import PresenceForm, ReplaceForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.opening import OpeningPage, ReplacePage
from maillage.network import actions as network_actions
from maillage.network import queries as network
from maillage.network import rules as network_rules
from maillage.network.enums import ShiftState
from maillage.reception import actions
from maillage.reception import queries as reception

if TYPE_CHECKING:
    from maillage.network.models import Shift

Act = Callable[..., object]


@screen("reception.welcome")
def opening(request: HttpRequest, slug: str) -> HttpResponse:
    """The day as it begins."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    frame, place_day = frame_of(visit, place, "desk:opening"), network.place_day(place, visit.at)
    page = OpeningPage(
        frame=frame,
        place_day=place_day,
        to_confirm=len(place_day.to_confirm(frame.half_day)),
        is_keeper=network_rules.may(visit.account, "network.change_place", on=visit.on, place_key=str(place.id)),
        workshops=reception.workshops_of(place, visit.on),
    )
    return show(request, page)


@command("reception.welcome")
def open_day(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the day has begun as the board tells it."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)

    def effect() -> Mapping[str, Any]:
        return {"id": str(actions.open_day(place=place, day=visit.on, actor=visit.account, at=visit.at).id)}

    attempt_command(request, effect, told=gettext("Le tableau d’aujourd’hui est publié partout."))
    return redirect("desk:day", slug=slug)


@command("network.note_presence")
def confirm_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody expected on this half-day is there: one tap for all."""
    visit = visit_of(request)
    place = network.rota_place(visit.account, slug, visit.on, permission="network.note_presence")

    def effect() -> Mapping[str, Any]:
        expected = network.place_day(place, visit.at).to_confirm(half_day_of(visit.at))
        for seat in expected:
            network_actions.confirm_shift(shift=seat, version=seat.version, actor=visit.account, at=visit.at)
        return {"confirmed": len(expected)}

    attempt_command(request, effect, told=gettext("Les présences de cette demi-journée sont confirmées."))
    return redirect("desk:opening", slug=slug)


@command("network.note_presence")
def confirm(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Somebody expected is there."""
    visit, seat = _seat(request, shift_id)
    told = gettext("La présence est confirmée.")
    _note(request, visit, seat, act=network_actions.confirm_shift, told=told)
    return redirect("desk:opening", slug=seat.rota.place.slug)


@command("network.note_presence")
def absent(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Somebody expected does not come; why is not asked."""
    visit, seat = _seat(request, shift_id)
    told = gettext("L’absence est notée : le public la lit déjà. Voici qui peut remplacer.")
    if _note(request, visit, seat, act=network_actions.mark_absent, told=told):
        return redirect("desk:replace", shift_id=shift_id)
    return redirect("desk:opening", slug=seat.rota.place.slug)


@screen("network.note_presence")
def replace(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Who may take an empty seat of today, in the order that is explained; one tap gives it."""
    visit, seat = _seat(request, shift_id)
    place = seat.rota.place
    if request.method == "POST":
        form = ReplaceForm(request.POST)

        def effect() -> Mapping[str, Any]:
            chosen = network.candidate_named(seat, form.cleaned_data["counsellor"])
            version = form.cleaned_data["version"]
            filled = network_actions.fill_shift(
                shift=seat, version=version, counsellor=chosen, actor=visit.account, at=visit.at
            )
            return {"id": str(filled.id)}

        if attempt_and_tell(request, form, effect, told=gettext("Le créneau est pourvu : le public le lit déjà.")):
            return redirect("desk:opening", slug=place.slug)
        return redirect("desk:replace", shift_id=shift_id)
    is_empty = (seat.organisation is None or seat.state == ShiftState.ABSENT) and seat.day == visit.on
    candidates = network.candidates_for(seat) if is_empty else []
    page = ReplacePage(
        frame=frame_of(visit, place, "desk:opening"),
        seat=seat,
        candidates=[one for one in candidates if one.counsellor != seat.counsellor],
    )
    return show(request, page)


def _seat(request: HttpRequest, shift_id: UUID) -> tuple[Visit, Shift]:
    visit = visit_of(request)
    return visit, network.shift_in_reach(visit.account, shift_id, visit.on, permission="network.note_presence")


def _note(request: HttpRequest, visit: Visit, seat: Shift, *, act: Act, told: str) -> bool:
    form = PresenceForm(request.POST)

    def effect() -> Mapping[str, Any]:
        act(shift=seat, version=form.cleaned_data["version"], actor=visit.account, at=visit.at)
        return {"id": str(seat.id)}

    return attempt_and_tell(request, form, effect, told=told) is not None
