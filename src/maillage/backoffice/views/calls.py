"""Calls for availability, as the coordination opens them and turns answers into shifts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from maillage.accounts.staff.forms import OperationForm
from maillage.accounts.staff.posting import attempt, attempt_and_tell, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import choices_of, organisations_by_slug
from maillage.backoffice.forms.rota import CallForm, QuarterForm
from maillage.backoffice.pages.rota import AnswersPage, CallLinkPage, CallsPage
from maillage.backoffice.views.rota import quarter_words, rota_href
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.network.quarters import Quarter

if TYPE_CHECKING:
    from maillage.network.actions import OpenedCall

_QUARTERS_AHEAD = 3


@screen("network.open_call")
def calls(request: HttpRequest) -> HttpResponse:
    """The calls, and one more to open. The link is on the answer only: it is stored nowhere."""
    visit = visit_of(request)
    partners, quarters = organisations_by_slug(visit), _quarters(visit)
    choices = {"organisation": choices_of(partners), "trimestre": [(one.code, quarter_words(one)) for one in quarters]}
    form = CallForm(request.POST or None, choices=choices, initial={"trimestre": quarters[1].code})
    opened: list[OpenedCall] = []

    def effect() -> Mapping[str, Any]:
        values = form.cleaned_data
        made = actions.open_call(
            organisation=partners[values["organisation"]],
            quarter=next(one for one in quarters if one.code == values["trimestre"]),
            closes_on=values["closes_on"],
            actor=visit.account,
            at=visit.at,
        )
        opened.append(made)
        return {"id": str(made.call.id)}

    if form.is_valid() and attempt(request, form, effect):
        return _link_page(request, opened)
    rows = [
        (call, quarter_words(Quarter(call.starts_on))) for call in network.calls_managed_by(visit.account, visit.on)
    ]
    return show(request, CallsPage(calls=rows, form=form, today=visit.on), status=status_of(form))


@command("network.open_call")
def renew_link(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Another link for the same call; the one before leads nowhere."""
    visit = visit_of(request)
    found = network.call_managed_by(visit.account, call_id, visit.on)
    form, opened = OperationForm(request.POST), list[actions.OpenedCall]()

    def effect() -> Mapping[str, Any]:
        opened.append(actions.renew_call_link(call=found, actor=visit.account, at=visit.at))
        return {"id": str(found.id)}

    done = attempt_and_tell(request, form, effect)
    return _link_page(request, opened) if done else redirect("staff:calls")


@command("network.open_call")
def revoke(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Make a link useless."""
    visit = visit_of(request)
    found = network.call_managed_by(visit.account, call_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.revoke_call(call=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Ce lien ne marche plus."),
    )
    return redirect("staff:calls")


@screen("network.plan_rota")
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """What partners offer, what would become of it, and one button to do it."""
    visit = visit_of(request)
    place = network.rota_place(visit.account, slug, visit.on, permission="network.plan_rota")
    form = QuarterForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return _accept(request, visit, form, slug=slug)
    quarter = Quarter.named(request.GET.get("trimestre", "")) or Quarter.of(visit.on)
    states = network.rota_states([quarter])
    lines = network.proposal(network.rota_of(place, quarter)) if (place.id, quarter.starts_on) in states else []
    page = AnswersPage(
        place=place,
        title=f"{place.name} · {quarter_words(quarter)}",
        back_href=rota_href(slug, quarter),
        lines=lines,
        seats=sum(line.seats for line in lines),
        quarter_code=quarter.code,
    )
    return show(request, page, status=status_of(form))


def _accept(request: HttpRequest, visit: Visit, form: QuarterForm, *, slug: str) -> HttpResponse:
    place = network.rota_place(visit.account, slug, visit.on, permission="network.plan_rota")
    quarter = form.cleaned_data["trimestre"]

    def effect() -> Mapping[str, Any]:
        rota = network.rota_of(place, quarter)
        return {"seats": actions.accept_answers(rota=rota, actor=visit.account, at=visit.at)}

    done = attempt_and_tell(request, form, effect)
    if done:
        count = done["seats"]
        told = ngettext("%(count)d créneau repris des réponses.", "%(count)d créneaux repris des réponses.", count)
        messages.success(request, told % {"count": count})
    return redirect(rota_href(slug, quarter))


def _quarters(visit: Visit) -> list[Quarter]:
    found = [Quarter.of(visit.on)]
    while len(found) < _QUARTERS_AHEAD:
        found.append(found[-1].next)
    return found


def _link_page(request: HttpRequest, opened: list[OpenedCall]) -> HttpResponse:
    """The link, this once; sent twice, the form shows none."""
    if not opened:
        messages.info(request, gettext("Ce lien est déjà parti. Au besoin, faites-en un autre."))
        return redirect("staff:calls")
    link = request.build_absolute_uri(reverse("staff:answer_call", args=[opened[0].token]))
    sent = actions.send_call_link(opened[0].call, link)
    return show(request, CallLinkPage(call=opened[0].call, link=link, is_mail_sent=sent))
