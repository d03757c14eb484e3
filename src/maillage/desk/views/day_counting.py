"""Counting at a desk: each form is one fact, told once however often it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts.staff.posting import status_of
from maillage.accounts.staff.serving import command
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.instants import half_day_of
from maillage.core.pages import show
from maillage.desk.forms.day import DoorForm, ProfileForm, UndoForm, VisitForm
from maillage.desk.recent import Act, last_acts, remember
from maillage.desk.telling import part_of, tell
from maillage.desk.views.day import day_page
from maillage.reception import queries as reception
from maillage.reception.enums import INDIVIDUAL, NOT_GIVEN, FactKind
from maillage.reception.facts import Told

if TYPE_CHECKING:
    from maillage.accounts.staff.forms import OperationForm
    from maillage.network.models import Place


@command("reception.welcome")
def count(request: HttpRequest, slug: str) -> HttpResponse:
    """One more, several, or a group."""
    visit, place = _at(request, slug)
    form = VisitForm(request.POST)
    if not form.is_valid() or not tell(form, _told(FactKind.VISIT, place, visit, form=form), visit):
        return show(request, day_page(request, visit, place, form=form), status=status_of(form))
    act, acts = _act(form), last_acts(request, place, visit.at)
    return remember(_back(slug), acts if act in acts else [act, *acts], place=place, at=visit.at)


@command("reception.welcome")
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back what was counted by mistake, while its half-day lasts."""
    visit, place = _at(request, slug)
    form = UndoForm(request.POST)
    if form.is_valid() and not _is_of_now(form, visit):
        form.add_error(None, gettext("La demi-journée est finie : corrigez son compte à la fermeture."))
    if not form.is_valid() or not tell(form, _told(FactKind.VISIT, place, visit, form=form), visit):
        messages.error(request, " ".join(form.all_sentences()))
        return redirect("desk:day", slug=slug)
    acts = [act for act in last_acts(request, place, visit.at) if act.undo_id != form.operation_id]
    return remember(_back(slug), acts, place=place, at=visit.at)


@command("reception.welcome")
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """What the counter at the door shows."""
    visit, place = _at(request, slug)
    form = DoorForm(request.POST, auto_id="door_%s")
    if not form.is_valid() or not tell(form, _told(FactKind.DOOR, place, visit, form=form), visit):
        return show(request, day_page(request, visit, place, door_form=form), status=status_of(form))
    return _back(slug)


@command("reception.welcome")
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The fifteen-second profile of somebody, tied to no visit."""
    visit, place = _at(request, slug)
    form = ProfileForm(request.POST)
    if form.is_valid() and tell(form, _told(FactKind.PROFILE, place, visit, form=form), visit):
        messages.success(request, gettext("Le profil est gardé, sans lien avec la visite."))
    else:
        messages.error(request, " ".join(form.all_sentences()))
    return redirect("desk:day", slug=slug)


def _at(request: HttpRequest, slug: str) -> tuple[Visit, Place]:
    visit = visit_of(request)
    return visit, reception.place_welcoming(visit.account, slug, visit.on)


def _told(kind: FactKind, place: Place, visit: Visit, *, form: OperationForm) -> Told:
    return Told(kind, place, visit.on, half_day_of(visit.at), form.values())


def _act(form: VisitForm) -> Act:
    values = form.values()
    reason, outcome = (values[name] or NOT_GIVEN for name in ("reason", "outcome"))
    return Act(values["nature"] or INDIVIDUAL, reason, outcome, values["number"], part_of(form.operation_id, "undo"))


def _is_of_now(form: UndoForm, visit: Visit) -> bool:
    return (form.cleaned_data["day"], form.cleaned_data["half_day"]) == (visit.on, half_day_of(visit.at))


def _back(slug: str) -> HttpResponse:
    """To the buttons: the next person is already there."""
    return redirect(reverse("desk:day", args=[slug]) + "#compter")
