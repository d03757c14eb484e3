"""Organisations: the list and one record."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.forms.organisations import OrganisationForm
from maillage.backoffice.pages.organisations import OrganisationPage, OrganisationsPage
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions
from maillage.network import queries as network
from maillage.safeguards.permissions import holds


@screen("network.view")
def organisations(request: HttpRequest) -> HttpResponse:
    """The partners the account reaches, by name."""
    visit = visit_of(request)
    page = OrganisationsPage(
        organisations=page_of(network.organisations_visible_to(visit.account, visit.on), request.GET.get("page")),
        is_editor=holds(visit.account, "network.change_organisation", visit.on),
        today=visit.on,
    )
    return show(request, page)


@screen("network.change_organisation")
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Add a partner."""
    visit = visit_of(request)
    form = OrganisationForm(request.POST or None, initial={"valid_from": visit.on})

    def register() -> dict[str, str]:
        return {"slug": actions.register_organisation(actor=visit.account, at=visit.at, **form.values()).slug}

    if form.is_valid() and attempt(request, form, register):
        messages.success(request, gettext("L’organisme est enregistré."))
        return redirect("staff:organisations")
    page = OrganisationPage(title=gettext("Nouvel organisme"), form=form)
    return show(request, page, status=status_of(form))


@screen("network.change_organisation")
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a partner."""
    visit = visit_of(request)
    found = network.organisation_managed_by(visit.account, slug, visit.on)
    fields = {name: getattr(found, name) for name in OrganisationForm.base_fields if name != "operation"}
    form = OrganisationForm(request.POST or None, initial=fields)

    def change() -> dict[str, str]:
        done = actions.change_organisation(organisation=found, actor=visit.account, at=visit.at, **form.values())
        return {"slug": done.slug}

    if form.is_valid() and attempt(request, form, change):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:organisations")
    return show(request, OrganisationPage(title=found.name, form=form), status=status_of(form))
