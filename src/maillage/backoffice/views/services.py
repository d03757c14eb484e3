"""Services: the list, one sheet, what the public sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, organisations_by_slug
from maillage.backoffice.forms.services import ServiceForm
from maillage.backoffice.pages.services import ServicePage, ServicesPage
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions
from maillage.network import queries as network
from maillage.safeguards.permissions import holds

if TYPE_CHECKING:
    from maillage.network.models import Service


@screen("network.view")
def services(request: HttpRequest) -> HttpResponse:
    """The services the account reaches."""
    visit = visit_of(request)
    page = ServicesPage(
        services=page_of(network.services_visible_to(visit.account, visit.on), request.GET.get("page")),
        editable=frozenset(row.slug for row in network.services_managed_by(visit.account, visit.on)),
        is_creator=holds(visit.account, "network.change_service", visit.on),
        today=visit.on,
    )
    return show(request, page)


@screen("network.change_service")
def new_service(request: HttpRequest) -> HttpResponse:
    """Add a service, as a draft."""
    visit = visit_of(request)
    form = ServiceForm(request.POST or None, choices=_choices(visit), initial={"valid_from": visit.on})
    if form.is_valid():
        done = attempt(request, form, lambda: {"slug": _register(visit, form).slug})
        if done:
            messages.success(request, gettext("Le service est enregistré, en brouillon."))
            return redirect("staff:service", slug=done["slug"])
    page = ServicePage(service=None, form=form)
    return show(request, page, status=status_of(form))


@screen("network.change_service")
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the sheet of a service."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    form = ServiceForm(request.POST or None, choices=_choices(visit, found), initial=_initial(found))
    if form.is_valid() and attempt(request, form, lambda: {"slug": _change(visit, found, form).slug}):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:service", slug=slug)
    page = ServicePage(service=found, form=form)
    return show(request, page, status=status_of(form))


@command("network.change_service")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a service to the public."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.publish_service(service=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public voit ce service."),
    )
    return redirect("staff:service", slug=slug)


@command("network.change_service")
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide a service from the public."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.withdraw_service(service=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public ne voit plus ce service. Vous pouvez le publier de nouveau."),
    )
    return redirect("staff:service", slug=slug)


def _choices(visit: Visit, found: Service | None = None) -> dict[str, list[tuple[str, str]]]:
    return {
        "pole_code": [(pole.code, pole.name) for pole in network.poles()],
        "places": [(row.slug, row.name) for row in network.places_visible_to(visit.account, visit.on)],
        "provider": choices_of(organisations_by_slug(visit, found.provider if found else None)),
    }


def _initial(found: Service) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in ServiceForm.base_fields if hasattr(found, name)}
    return fields | {
        "pole_code": found.pole_id,
        "places": [place.slug for place in found.places.all()],
        "provider": found.provider.slug if found.provider else "",
    }


def _values(visit: Visit, form: ServiceForm, found: Service | None = None) -> dict[str, Any]:
    values = form.values()
    values.pop("version")
    places = {row.slug: row for row in network.places_visible_to(visit.account, visit.on)}
    providers = organisations_by_slug(visit, found.provider if found else None)
    return values | {
        "places": [places[slug] for slug in values["places"]],
        "provider": providers.get(values["provider"]),
    }


def _register(visit: Visit, form: ServiceForm) -> Service:
    return actions.register_service(**_values(visit, form), actor=visit.account, at=visit.at)


def _change(visit: Visit, found: Service, form: ServiceForm) -> Service:
    version = form.cleaned_data["version"] or 0
    values = _values(visit, form, found)
    return actions.change_service(service=found, version=version, actor=visit.account, at=visit.at, **values)
