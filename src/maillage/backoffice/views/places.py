"""Places: the list, one place with its acts, its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_and_tell, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, organisations_by_slug
from maillage.backoffice.forms.places import ClosePlaceForm, PlaceForm
from maillage.backoffice.pages.places import PlaceFormPage, PlacePage, PlacesPage, Tab
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions, rules
from maillage.network import queries as network
from maillage.network.wording import opening_hours_in_words

if TYPE_CHECKING:
    from maillage.network.models import Organisation, Place


@screen("network.view")
def places(request: HttpRequest) -> HttpResponse:
    """The places the account reaches, ended ones included."""
    visit = visit_of(request)
    page = PlacesPage(
        places=page_of(network.places_visible_to(visit.account, visit.on), request.GET.get("page")),
        editable=frozenset(place.slug for place in network.places_managed_by(visit.account, visit.on)),
        is_creator=rules.may(visit.account, "network.change_place", on=visit.on),
        today=visit.on,
    )
    return show(request, page)


@screen("network.view")
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """One place, as staff read it."""
    visit = visit_of(request)
    found = network.place_visible_to(visit.account, slug, visit.on)
    services = [
        service
        for service in network.services_visible_to(visit.account, visit.on)
        if found.id in {held.id for held in service.places.all()}
    ]
    page = PlacePage(
        place=found,
        tabs=tabs_of(visit, found, "place"),
        hours=opening_hours_in_words(found.opening_hours, str(request.LANGUAGE_CODE), on=visit.on),
        services=services,
        is_editor=rules.may(visit.account, "network.change_place", on=visit.on, place_key=str(found.id)),
        is_closer=rules.may(visit.account, "network.change_place", on=visit.on),
        close_form=ClosePlaceForm(),
        today=visit.on,
    )
    return show(request, page)


@screen("network.change_place")
def new_place(request: HttpRequest) -> HttpResponse:
    """Add a place, as a draft; the network's coordination does it."""
    visit = visit_of(request)
    rules.require(visit.account, "network.change_place", on=visit.on)
    form = PlaceForm(
        request.POST or None, bearers=choices_of(organisations_by_slug(visit)), initial={"valid_from": visit.on}
    )
    if form.is_valid():
        done = attempt(request, form, lambda: {"slug": _register(visit, form).slug})
        if done:
            messages.success(request, gettext("Le lieu est enregistré, en brouillon. Publiez-le quand il est prêt."))
            return redirect("staff:place", slug=done["slug"])
    page = PlaceFormPage(title=gettext("Nouveau lieu"), form=form, back_href=reverse("staff:places"), tabs=())
    return show(request, page, status=status_of(form))


@screen("network.change_place")
def edit_place(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the record of a place."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    form = PlaceForm(
        request.POST or None, bearers=choices_of(organisations_by_slug(visit, found.bearer)), initial=_initial(found)
    )
    if form.is_valid() and attempt(request, form, lambda: {"slug": _change(visit, found, form).slug}):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:place", slug=slug)
    page = PlaceFormPage(
        title=found.name,
        form=form,
        back_href=reverse("staff:place", args=[slug]),
        tabs=tabs_of(visit, found, "edit_place"),
    )
    return show(request, page, status=status_of(form))


@command("network.change_place")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a place to the public."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.publish_place(place=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public voit ce lieu."),
    )
    return redirect("staff:place", slug=slug)


@command("network.change_place")
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide a place from the public."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.withdraw_place(place=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public ne voit plus ce lieu. Vous pouvez le publier de nouveau."),
    )
    return redirect("staff:place", slug=slug)


@command("network.change_place")
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a place its last day."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    rules.require(visit.account, "network.change_place", on=visit.on)
    form = ClosePlaceForm(request.POST)
    told = gettext("Le dernier jour est noté. L’historique reste.")
    attempt_and_tell(request, form, lambda: {"slug": _close(visit, found, form).slug}, told=told)
    return redirect("staff:place", slug=slug)


def tabs_of(visit: Visit, found: Place, current: str) -> tuple[Tab, ...]:
    """The sides of a place; its record only for who may change it."""
    sides = [
        ("place", gettext("Aperçu")),
        ("place_hours", gettext("Horaires")),
        ("permanences", gettext("Permanences")),
        ("rooms", gettext("Salles")),
    ]
    if rules.may(visit.account, "network.view_rota", on=visit.on, place_key=str(found.id)):
        sides.append(("rota", gettext("Planning")))
    if rules.may(visit.account, "network.read_charter", on=visit.on, place_key=str(found.id)):
        sides.append(("place_charter", gettext("Charte")))
    if rules.may(visit.account, "network.change_place", on=visit.on, place_key=str(found.id)):
        sides.append(("hall_devices", gettext("Bornes et postes")))
        sides.append(("edit_place", gettext("Fiche")))
    return tuple((label, reverse(f"staff:{name}", args=[found.slug]), name == current) for name, label in sides)


def _initial(found: Place) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in PlaceForm.base_fields if hasattr(found, name)}
    commune = f"{found.commune.name} ({found.commune.department.code})"
    return fields | {"commune_code": commune, "bearer": found.bearer.slug if found.bearer else ""}


def _values(visit: Visit, form: PlaceForm, current: Organisation | None = None) -> dict[str, Any]:
    values = form.values()
    values.pop("version")
    return values | {"bearer": organisations_by_slug(visit, current).get(values["bearer"])}


def _register(visit: Visit, form: PlaceForm) -> Place:
    return actions.register_place(**_values(visit, form), actor=visit.account, at=visit.at)


def _change(visit: Visit, found: Place, form: PlaceForm) -> Place:
    version = form.cleaned_data["version"] or 0
    values = _values(visit, form, found.bearer)
    return actions.change_place(place=found, version=version, actor=visit.account, at=visit.at, **values)


def _close(visit: Visit, found: Place, form: ClosePlaceForm) -> Place:
    return actions.close_place(place=found, actor=visit.account, at=visit.at, **form.values())
