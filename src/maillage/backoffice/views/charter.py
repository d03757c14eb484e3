"""The charter at a place, principle by principle."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.forms.charter import AssessmentForm
from maillage.backoffice.pages.charter import CharterPage, PrinciplePage
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network


@screen("network.read_charter")
def charter(request: HttpRequest, slug: str) -> HttpResponse:
    """The eighteen principles at a place, and what its team answered."""
    visit = visit_of(request)
    found = network.place_of_charter(visit.account, slug, visit.on)
    page = CharterPage(
        place=found,
        tabs=tabs_of(visit, found, "place_charter"),
        sheet=network.charter_sheet(found, visit.on),
        is_editor=rules.may(visit.account, "network.assess_charter", on=visit.on, place_key=str(found.id)),
    )
    return show(request, page)


@screen("network.assess_charter")
def principle(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Answer for one principle."""
    visit = visit_of(request)
    found = network.place_of_charter(visit.account, slug, visit.on)
    rules.require(visit.account, "network.assess_charter", on=visit.on, place_key=str(found.id))
    asked = network.principle_named(code)
    answers = list(network.assessments_of(found, code))
    last = {"answer": answers[0].answer, "proof": answers[0].proof} if answers else {}
    form = AssessmentForm(request.POST or None, initial=last)

    def effect() -> dict[str, int]:
        done = actions.assess_principle(place=found, principle=code, **form.values(), actor=visit.account, at=visit.at)
        return {"id": done.id}

    if form.is_valid() and attempt(request, form, effect):
        messages.success(request, gettext("La réponse est notée, à la date d’aujourd’hui."))
        return redirect("staff:place_charter", slug=slug)
    page = PrinciplePage(place=found, principle=asked, form=form, answers=answers)
    return show(request, page, status=status_of(form))
