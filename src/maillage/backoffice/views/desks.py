"""The shared devices of one's places: enrol this one, withdraw one that is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts import desks as shared
from maillage.accounts import rules
from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.desk import DeskForm
from maillage.backoffice.names import Names
from maillage.backoffice.pages.desk import DeskLine, DesksPage
from maillage.core.pages import show

if TYPE_CHECKING:
    from maillage.accounts.models import Desk


@screen("accounts.enrol_desk", recent=True)
def desks(request: HttpRequest) -> HttpResponse:
    """Enrol the device in one's hands. Its cookie is on the answer only."""
    visit = visit_of(request)
    names = Names(visit)
    form = DeskForm(request.POST or None, places=_places(visit, names))
    tokens: list[str] = []
    if form.is_valid() and attempt(request, form, lambda: _enrol(visit, form, tokens)) is not None:
        messages.success(request, gettext("Cet appareil est un poste partagé. Déconnectez-vous pour l’essayer."))
        answer = redirect("staff:desks")
        if tokens:
            shared.mark_device(answer, tokens[0])
        return answer
    page = DesksPage(
        desks=[_line(desk, names) for desk in shared.desks_visible_to(visit.account, visit.on)],
        form=form,
        is_desk_already=shared.desk_of(request, visit.on) is not None,
    )
    return show(request, page, status=status_of(form))


@command("accounts.enrol_desk", recent=True)
def revoke(request: HttpRequest, desk_id: UUID) -> HttpResponse:
    """Refuse a device from its next request on."""
    visit = visit_of(request)
    desk = shared.desk_visible_to(visit.account, desk_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(shared.revoke_desk(desk=desk, actor=visit.account, at=visit.at).id)},
        told=gettext("Ce poste est retiré : il est refusé dès maintenant."),
    )
    return redirect("staff:desks")


def _enrol(visit: Visit, form: DeskForm, tokens: list[str]) -> dict[str, str]:
    values = form.cleaned_data
    enrolled = shared.enrol_desk(place_key=values["place"], name=values["name"], actor=visit.account, at=visit.at)
    tokens.append(enrolled.token)
    return {"id": str(enrolled.desk.id)}


def _places(visit: Visit, names: Names) -> list[tuple[str, str]]:
    managed = rules.place_keys(visit.account, rules.MANAGERS, visit.on)
    return [(key, name) for key, name in names.places.items() if key in managed]


def _line(desk: Desk, names: Names) -> DeskLine:
    half_day = desk.get_last_used_half_day_display() if desk.last_used_half_day else ""
    return DeskLine(desk, names.of("place", desk.place_key), str(half_day))
