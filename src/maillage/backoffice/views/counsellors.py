"""Counsellors: who is lent, and the welcome path of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, managed_places_by_slug, organisations_by_slug, poles_by_code
from maillage.backoffice.forms.agreements import CounsellorForm, NewCounsellorForm
from maillage.backoffice.pages.agreements import CounsellorPage, CounsellorsPage
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.network.models import Counsellor


@screen("network.change_counsellor")
def counsellors(request: HttpRequest) -> HttpResponse:
    """Who is lent, by name."""
    visit = visit_of(request)
    rows = network.counsellors_managed_by(visit.account, visit.on)
    return show(request, CounsellorsPage(counsellors=page_of(rows, request.GET.get("page")), today=visit.on))


@screen("network.change_counsellor")
def new_counsellor(request: HttpRequest) -> HttpResponse:
    """Add somebody."""
    visit = visit_of(request)
    form = NewCounsellorForm(request.POST or None, choices=_choices(visit), initial={"valid_from": visit.on})

    def register() -> dict[str, str]:
        values = _objects(visit, form.values())
        del values["version"]
        values["organisation"] = organisations_by_slug(visit)[values["organisation"]]
        return {"id": str(actions.register_counsellor(actor=visit.account, at=visit.at, **values).id)}

    if form.is_valid() and attempt(request, form, register):
        messages.success(request, gettext("C’est enregistré. Le public ne verra pas son prénom."))
        return redirect("staff:counsellors")
    page = CounsellorPage(title=gettext("Nouvelle conseillère ou nouveau conseiller"), counsellor=None, form=form)
    return show(request, page, status=status_of(form))


@screen("network.change_counsellor")
def counsellor(request: HttpRequest, counsellor_id: UUID) -> HttpResponse:
    """Change a record; a last day frees the shifts that come after."""
    visit = visit_of(request)
    found = network.counsellor_managed_by(visit.account, counsellor_id, visit.on)
    form = CounsellorForm(request.POST or None, choices=_choices(visit), initial=_initial(found))

    def change() -> dict[str, str]:
        values = _objects(visit, form.values())
        done = actions.change_counsellor(counsellor=found, actor=visit.account, at=visit.at, **values)
        return {"id": str(done.id)}

    if form.is_valid() and attempt(request, form, change):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:counsellors")
    return show(request, CounsellorPage(title=str(found), counsellor=found, form=form), status=status_of(form))


def _choices(visit: Visit) -> dict[str, list[tuple[str, str]]]:
    return {
        "organisation": choices_of(organisations_by_slug(visit)),
        "poles": [(code, pole.name) for code, pole in poles_by_code().items()],
        "places": [(slug, place.name) for slug, place in managed_places_by_slug(visit).items()],
    }


def _objects(visit: Visit, values: dict[str, Any]) -> dict[str, Any]:
    poles, places = poles_by_code(), managed_places_by_slug(visit)
    return values | {
        "poles": [poles[code] for code in values["poles"]],
        "places": [places[slug] for slug in values["places"]],
    }


def _initial(found: Counsellor) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in CounsellorForm.base_fields if hasattr(found, name)}
    return fields | {
        "poles": [pole.code for pole in found.poles.all()],
        "places": [place.slug for place in found.places.all()],
    }
