"""Kiosks and computers of a place's hall: added, with the address each starts on, freed, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.hall_devices import HallDeviceForm
from maillage.backoffice.pages.hall_devices import HallDevicesPage
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.reception.enums import HallDeviceKind

if TYPE_CHECKING:
    from maillage.network.models import Place


@screen("reception.set_up")
def hall_devices(request: HttpRequest, slug: str) -> HttpResponse:
    """The devices of a place. The address of a new one is on this answer only: it holds the key."""
    visit = visit_of(request)
    place = reception.place_set_up_by(visit.account, slug, visit.on)
    form = HallDeviceForm(request.POST or None)
    starts: list[str] = []
    if form.is_valid() and attempt(request, form, lambda: _add(visit, place, form, starts=starts)) is not None:
        if not starts:
            messages.info(request, gettext("Cet appareil est déjà ajouté. Son adresse n’est montrée qu’une fois."))
            return redirect("staff:hall_devices", slug=slug)
        form = HallDeviceForm()
    page = HallDevicesPage(
        place=place,
        tabs=tabs_of(visit, place, "hall_devices"),
        devices=reception.hall_devices_of(place),
        start=request.build_absolute_uri(starts[0]) if starts else "",
        form=form,
        today=visit.on,
    )
    return show(request, page, status=status_of(form))


@command("reception.set_up")
def revoke(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Refuse a device from its next gesture on."""
    visit = visit_of(request)
    device = reception.hall_device_managed_by(visit.account, device_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.revoke_hall_device(device=device, actor=visit.account, at=visit.at).id)},
        told=gettext("Cet appareil est retiré."),
    )
    return redirect("staff:hall_devices", slug=device.place.slug)


@command("reception.set_up")
def free(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Count a computer as free again."""
    visit = visit_of(request)
    device = reception.hall_device_managed_by(visit.account, device_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.free_post(device=device, actor=visit.account, at=visit.at).id)},
        told=gettext("Cet ordinateur compte comme libre."),
    )
    return redirect("staff:hall_devices", slug=device.place.slug)


def _add(visit: Visit, place: Place, form: HallDeviceForm, *, starts: list[str]) -> dict[str, str]:
    added = actions.add_hall_device(place=place, **form.values(), actor=visit.account, at=visit.at)
    route = "kiosk:kiosk" if added.device.kind == HallDeviceKind.KIOSK else "kiosk:post"
    starts.append(f"{reverse(route, args=[place.slug])}#cle={added.key}")
    return {"id": str(added.device.id)}
