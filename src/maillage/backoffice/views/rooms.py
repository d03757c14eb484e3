"""Rooms and equipment of a place: the inventory, one to add, to change or to retire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts.staff.posting import Effect, attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.rooms import EquipmentForm, RoomForm
from maillage.backoffice.pages.rooms import RoomFormPage, RoomsPage
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.accounts.staff.forms import OperationForm
    from maillage.network.models import Place


@screen("network.view")
def rooms(request: HttpRequest, slug: str) -> HttpResponse:
    """The inventory of a place."""
    visit = visit_of(request)
    found = network.place_visible_to(visit.account, slug, visit.on)
    page = RoomsPage(
        place=found,
        tabs=tabs_of(visit, found, "rooms"),
        rooms=list(network.rooms_of(found)),
        equipment=list(network.equipment_of(found)),
        is_editor=rules.may(visit.account, "network.change_place", on=visit.on, place_key=str(found.id)),
    )
    return show(request, page)


@screen("network.change_place")
def new_room(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a room."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    form = RoomForm(request.POST or None)

    def added() -> dict[str, str]:
        return _id(actions.add_room(place=found, **form.values(), actor=visit.account, at=visit.at))

    return _answer(request, found, form, effect=added, title=gettext("Nouvelle salle"))


@screen("network.change_place")
def room(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Change a room."""
    visit = visit_of(request)
    found = network.room_managed_by(visit.account, room_id, visit.on)
    form = RoomForm(request.POST or None, initial=_initial(RoomForm, found))

    def changed() -> dict[str, str]:
        return _id(actions.change_room(room=found, **form.values(), actor=visit.account, at=visit.at))

    href = reverse("staff:retire_room", args=[room_id])
    return _answer(request, found.place, form, effect=changed, title=found.name, retire_href=href)


@command("network.change_place")
def retire_room(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Take a room out of use."""
    visit = visit_of(request)
    found = network.room_managed_by(visit.account, room_id, visit.on)
    return _retire(request, visit, found)


@screen("network.change_place")
def new_equipment(request: HttpRequest, slug: str) -> HttpResponse:
    """Add equipment."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    form = EquipmentForm(request.POST or None, rooms=_choices(found))

    def added() -> dict[str, str]:
        return _id(actions.add_equipment(place=found, **_values(form, found), actor=visit.account, at=visit.at))

    return _answer(request, found, form, effect=added, title=gettext("Nouvel équipement"))


@screen("network.change_place")
def equipment(request: HttpRequest, equipment_id: UUID) -> HttpResponse:
    """Change equipment, or say that it broke down."""
    visit = visit_of(request)
    found = network.equipment_managed_by(visit.account, equipment_id, visit.on)
    initial = _initial(EquipmentForm, found) | {"room": str(found.room_id) if found.room_id else ""}
    form = EquipmentForm(request.POST or None, rooms=_choices(found.place), initial=initial)

    def changed() -> dict[str, str]:
        values = _values(form, found.place)
        return _id(actions.change_equipment(equipment=found, **values, actor=visit.account, at=visit.at))

    href = reverse("staff:retire_equipment", args=[equipment_id])
    return _answer(request, found.place, form, effect=changed, title=found.name, retire_href=href)


@command("network.change_place")
def retire_equipment(request: HttpRequest, equipment_id: UUID) -> HttpResponse:
    """Take equipment out of use."""
    visit = visit_of(request)
    found = network.equipment_managed_by(visit.account, equipment_id, visit.on)
    return _retire(request, visit, found)


def _answer(
    request: HttpRequest, place: Place, form: OperationForm, *, effect: Effect, title: str, retire_href: str = ""
) -> HttpResponse:
    """Do it once when the form is right; else the form."""
    back = reverse("staff:rooms", args=[place.slug])
    if form.is_valid() and attempt(request, form, effect):
        messages.success(request, gettext("C’est enregistré."))
        return redirect(back)
    page = RoomFormPage(title=title, form=form, back_href=back, retire_href=retire_href)
    return show(request, page, status=status_of(form))


def _retire(request: HttpRequest, visit: Visit, row: Any) -> HttpResponse:  # noqa: ANN401  a room or equipment
    attempt_command(
        request,
        lambda: _id(actions.retire(row=row, actor=visit.account, at=visit.at)),
        told=gettext("« %(name)s » n’est plus à l’inventaire.") % {"name": row.name},
    )
    return redirect("staff:rooms", slug=row.place.slug)


def _id(row: Any) -> dict[str, str]:  # noqa: ANN401  a room or equipment
    return {"id": str(row.id)}


def _initial(form: type[OperationForm], row: object) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}


def _choices(place: Place) -> list[tuple[str, str]]:
    return [(str(row.id), row.name) for row in network.rooms_of(place)]


def _values(form: EquipmentForm, place: Place) -> dict[str, Any]:
    held = {str(row.id): row for row in network.rooms_of(place)}
    values = form.values()
    return values | {"room": held.get(values["room"])}
