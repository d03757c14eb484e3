"""« Vous avez demandé, voici ce qui a changé »: written, published, printed as an A3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.pages import show
from maillage.desk.forms.demands import DemandForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.demands import DemandPage, DemandsPage
from maillage.network import queries as network
from maillage.reception import queries as reception
from maillage.reception import rules
from maillage.reception.actions import demands as actions
from maillage.reception.posters import pdf_of, poster_of
from maillage.reception.queries.demands import changes_of, demand_of, demands_of

if TYPE_CHECKING:
    from maillage.network.models import Place

_FIELDS = ("asked", "theme", "pole", "state", "answer", "version")


@screen("reception.welcome")
def demands(request: HttpRequest, slug: str) -> HttpResponse:
    """All that was asked in vain."""
    visit, place = _visit_at(request, slug)
    frame = frame_of(visit, place, "desk:demands")
    return show(request, DemandsPage(frame=frame, demands=demands_of(place), may_publish=_publishes(visit, place)))


@screen("reception.welcome")
def new_demand(request: HttpRequest, slug: str) -> HttpResponse:
    """Write one down, as a draft."""
    visit, place = _visit_at(request, slug)
    form = _form(request, visit, {})
    if form.is_valid():

        def effect() -> dict[str, str]:
            return {"id": str(actions.write_demand(place=place, text=form.text(), actor=visit.account, at=visit.at).id)}

        if attempt(request, form, effect):
            messages.success(request, gettext("C’est enregistré, en brouillon."))
            return redirect("desk:demands", slug=slug)
    page = DemandPage(frame=frame_of(visit, place, "desk:demands"), demand=None, form=form, may_change=True)
    return show(request, page, status=status_of(form))


@screen("reception.welcome")
def demand(request: HttpRequest, slug: str, demand_id: UUID) -> HttpResponse:
    """Change one."""
    visit, place = _visit_at(request, slug)
    found = demand_of(place, demand_id)
    form = _form(request, visit, {name: getattr(found, name) for name in _FIELDS})
    if form.is_valid():

        def effect() -> dict[str, str]:
            version = form.cleaned_data["version"] or 0
            done = actions.change_demand(
                demand=found, version=version, text=form.text(), actor=visit.account, at=visit.at
            )
            return {"id": str(done.id)}

        if attempt(request, form, effect):
            messages.success(request, gettext("C’est enregistré."))
            return redirect("desk:demands", slug=slug)
    page = DemandPage(
        frame=frame_of(visit, place, "desk:demands"),
        demand=found,
        form=form,
        may_change=not found.is_published or _publishes(visit, place),
    )
    return show(request, page, status=status_of(form))


@command("reception.publish_demand")
def publish(request: HttpRequest, slug: str, demand_id: UUID) -> HttpResponse:
    """Show one to the public."""
    visit, place = _visit_at(request, slug)
    found = demand_of(place, demand_id)
    attempt_command(
        request,
        lambda: {"id": str(actions.publish_demand(demand=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Le public le lit."),
    )
    return redirect("desk:demands", slug=slug)


@command("reception.publish_demand")
def withdraw(request: HttpRequest, slug: str, demand_id: UUID) -> HttpResponse:
    """Hide one from the public."""
    visit, place = _visit_at(request, slug)
    found = demand_of(place, demand_id)
    attempt_command(
        request,
        lambda: {"id": str(actions.withdraw_demand(demand=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Le public ne le lit plus."),
    )
    return redirect("desk:demands", slug=slug)


@screen("reception.welcome")
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """The A3 to hang in the hall."""
    _visit, place = _visit_at(request, slug)
    pdf = pdf_of(poster_of(place.name, changes_of(place), network.current_network()))
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="vous-avez-demande-{slug}.pdf"'
    return response


def _visit_at(request: HttpRequest, slug: str) -> tuple[Visit, Place]:
    visit = visit_of(request)
    return visit, reception.place_welcoming(visit.account, slug, visit.on)


def _publishes(visit: Visit, place: Place) -> bool:
    return rules.may(visit.account, "reception.publish_demand", on=visit.on, place_key=str(place.id))


def _form(request: HttpRequest, visit: Visit, initial: dict[str, Any]) -> DemandForm:
    themes = reception.choices_of("reason", visit.on, language=str(get_language()))
    return DemandForm(
        request.POST or None,
        initial=initial,
        themes=[(choice.code, choice.label) for choice in themes],
        poles=[(pole.code, pole.name) for pole in network.poles()],
    )
