"""The register of derogations (R18): read by the teams, decided by the coordination."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_and_tell, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.charter import DerogationForm, EndDerogationForm
from maillage.backoffice.pages.charter import DerogationsPage
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.safeguards.permissions import holds


@screen("network.read_charter")
def derogations(request: HttpRequest) -> HttpResponse:
    """What is set aside where, until when; and a form to decide another."""
    visit = visit_of(request)
    form = _form(request, visit)
    if form is not None and form.is_valid() and attempt(request, form, lambda: _decide(visit, form)):
        messages.success(request, gettext("La dérogation est au registre."))
        return redirect("staff:derogations")
    page = DerogationsPage(
        lines=[(line, _end_form(line, visit)) for line in network.derogations_visible_to(visit.account, visit.on)],
        form=form,
        today=visit.on,
    )
    return show(request, page, status=status_of(form) if form else 200)


@command("network.decide_derogation")
def end(request: HttpRequest, derogation_id: UUID) -> HttpResponse:
    """Give a derogation an earlier last day."""
    visit = visit_of(request)
    found = network.derogation_decided_by(visit.account, derogation_id, visit.on)
    form = EndDerogationForm(request.POST)

    def effect() -> dict[str, str]:
        done = actions.end_derogation(derogation=found, **form.values(), actor=visit.account, at=visit.at)
        return {"id": str(done.id)}

    attempt_and_tell(request, form, effect, told=gettext("Le dernier jour est noté. L’historique reste."))
    return redirect("staff:derogations")


def _end_form(line: network.DerogationLine, visit: Visit) -> EndDerogationForm:
    """A form of its own for each line: two fields of one page never share an id."""
    return EndDerogationForm(auto_id=f"end-{line.derogation.id}-%s", initial={"valid_until": visit.on})


def _form(request: HttpRequest, visit: Visit) -> DerogationForm | None:
    """The form for who decides; None for readers."""
    if not holds(visit.account, "network.decide_derogation", visit.on):
        return None
    places = [(place.slug, place.name) for place in network.places_visible_to(visit.account, visit.on)]
    return DerogationForm(request.POST or None, places=places, initial={"valid_from": visit.on})


def _decide(visit: Visit, form: DerogationForm) -> dict[str, Any]:
    values = form.values()
    slug = values.pop("place")
    place = network.place_visible_to(visit.account, slug, visit.on) if slug else None
    done = actions.decide_derogation(**values, place=place, actor=visit.account, at=visit.at)
    return {"id": str(done.id)}
