"""Workshops of a place, as its desk announces them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.pages import show
from maillage.desk.forms.workshops import WorkshopForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.workshops import WorkshopsPage
from maillage.network import queries as network
from maillage.reception import actions
from maillage.reception import queries as reception

if TYPE_CHECKING:
    from maillage.network.models import Place


@screen("reception.welcome")
def workshops(request: HttpRequest, slug: str) -> HttpResponse:
    """What is announced, and one more."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = WorkshopForm(request.POST or None, rooms=network.rooms_of(place), initial={"day": visit.on})
    if form.is_valid() and attempt(request, form, lambda: _announce(visit, place, form)):
        messages.success(request, gettext("L’atelier est annoncé : le public le lit déjà."))
        return redirect("desk:workshops", slug=slug)
    page = WorkshopsPage(
        frame=frame_of(visit, place, "desk:workshops"),
        workshops=reception.workshops_to_come(slug, visit.on),
        form=form,
    )
    return show(request, page, status=status_of(form))


@command("reception.welcome")
def take_off(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Take a workshop off every screen."""
    visit = visit_of(request)
    found = reception.workshop_of_the_team(visit.account, workshop_id, visit.on)
    slug = found.place.slug

    def effect() -> Mapping[str, Any]:
        actions.take_off_workshop(workshop=found, actor=visit.account, at=visit.at)
        return {}

    attempt_command(request, effect, told=gettext("L’atelier est retiré."))
    return redirect("desk:workshops", slug=slug)


def _announce(visit: Visit, place: Place, form: WorkshopForm) -> Mapping[str, Any]:
    made = actions.announce_workshop(place=place, actor=visit.account, at=visit.at, **form.values())
    return {"id": str(made.id)}
