"""Agreements: the list, one of them, the one that follows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_and_tell, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, organisations_by_slug, places_by_slug, poles_by_code
from maillage.backoffice.forms.agreements import AgreementForm, NewAgreementForm, RenewAgreementForm
from maillage.backoffice.pages.agreements import AgreementPage, AgreementsPage
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.network.models import Agreement

_YEAR = timedelta(days=365)


@screen("network.change_agreement")
def agreements(request: HttpRequest) -> HttpResponse:
    """What partners promise, by partner: their order says nothing else."""
    visit = visit_of(request)
    paged = page_of(network.agreements_managed_by(visit.account, visit.on), request.GET.get("page"))
    return show(request, AgreementsPage(agreements=paged, lines=network.agreement_lines(paged.items, visit.on)))


@screen("network.change_agreement")
def new_agreement(request: HttpRequest) -> HttpResponse:
    """Note a new agreement."""
    visit = visit_of(request)
    form = NewAgreementForm(request.POST or None, choices=_choices(visit), initial={"valid_from": visit.on})

    def register() -> dict[str, str]:
        values = _objects(visit, form.values())
        del values["version"]
        values["organisation"] = organisations_by_slug(visit)[values["organisation"]]
        return {"id": str(actions.register_agreement(actor=visit.account, at=visit.at, **values).id)}

    if form.is_valid() and attempt(request, form, register):
        messages.success(request, gettext("La convention est enregistrée."))
        return redirect("staff:agreements")
    page = AgreementPage(title=gettext("Nouvelle convention"), line=None, form=form, renew_form=None)
    return show(request, page, status=status_of(form))


@screen("network.change_agreement")
def agreement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Correct an agreement, or follow it by another."""
    visit = visit_of(request)
    found = network.agreement_managed_by(visit.account, agreement_id, visit.on)
    form = AgreementForm(request.POST or None, choices=_choices(visit), initial=_initial(found))

    def change() -> dict[str, str]:
        values = _objects(visit, form.values())
        done = actions.change_agreement(agreement=found, actor=visit.account, at=visit.at, **values)
        return {"id": str(done.id)}

    if form.is_valid() and attempt(request, form, change):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:agreements")
    page = AgreementPage(
        title=gettext("Convention · %(name)s") % {"name": found.organisation.name},
        line=network.agreement_lines([found], visit.on)[0],
        form=form,
        renew_form=RenewAgreementForm(
            initial={
                "half_days_per_month": found.half_days_per_month,
                "valid_until": (found.valid_until or visit.on) + _YEAR,
            }
        ),
    )
    return show(request, page, status=status_of(form))


@command("network.change_agreement")
def renew(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Follow an agreement by another, from the day after its end."""
    visit = visit_of(request)
    found = network.agreement_managed_by(visit.account, agreement_id, visit.on)
    form = RenewAgreementForm(request.POST)

    def follow() -> dict[str, str]:
        done = actions.renew_agreement(agreement=found, actor=visit.account, at=visit.at, **form.values())
        return {"id": str(done.id)}

    told = gettext("La convention suivante est prête. L’ancienne reste dans l’historique.")
    done = attempt_and_tell(request, form, follow, told=told)
    return redirect("staff:agreement", agreement_id=done["id"] if done else agreement_id)


def _choices(visit: Visit) -> dict[str, list[tuple[str, str]]]:
    return {
        "organisation": choices_of(organisations_by_slug(visit)),
        "poles": [(code, pole.name) for code, pole in poles_by_code().items()],
        "places": [(slug, place.name) for slug, place in places_by_slug(visit).items()],
    }


def _objects(visit: Visit, values: dict[str, Any]) -> dict[str, Any]:
    """The form's codes, as what they name."""
    poles, places = poles_by_code(), places_by_slug(visit)
    return values | {
        "poles": [poles[code] for code in values["poles"]],
        "places": [places[slug] for slug in values["places"]],
    }


def _initial(found: Agreement) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in AgreementForm.base_fields if hasattr(found, name)}
    return fields | {
        "poles": [pole.code for pole in found.poles.all()],
        "places": [place.slug for place in found.places.all()],
    }
