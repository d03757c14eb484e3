"""Data of others coming in: send a file, read what it would change, confirm. The file is not kept."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.exchange import TO_DRAFTS, ConfirmForm, ExchangeForm
from maillage.backoffice.pages.exchange import ExchangePage, ExchangePreviewPage
from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.network import actions as network
from maillage.network import queries as places
from maillage.reference import actions as reference
from maillage.reference import queries
from maillage.reference.exchange.taken import TakenIn


@screen("network.take_in")
def exchange(request: HttpRequest) -> HttpResponse:
    """Ask for a file; judge it, and show what it would change."""
    visit = visit_of(request)
    form = ExchangeForm(request.POST or None, request.FILES or None)
    faults: list[str] = []
    if form.is_valid():
        values = form.values()
        file = values.pop("file")
        held = {**values, "name": file.name, "content": base64.b64encode(file.read()).decode()}
        try:
            return show(request, _preview(held, visit))
        except Refusal as refusal:
            first, *faults = str(refusal.sentence).splitlines()
            form.add_error("file", first)
    page = ExchangePage(form=form, directories=queries.directory_counts(), faults=faults)
    return show(request, page, status=status_of(form))


@screen("network.take_in")
def confirm(request: HttpRequest) -> HttpResponse:
    """Do what the preview showed."""
    visit = visit_of(request)
    form = ConfirmForm(request.POST or None)

    def take_in() -> Mapping[str, Any]:
        return _taken_in(form.cleaned_data["payload"], visit)

    done = attempt(request, form, take_in) if form.is_valid() else None
    if done is None:
        told = " ".join(str(sentence) for sentence in form.all_sentences())
        messages.error(request, told or gettext("Envoyez d’abord un fichier."))
    else:
        messages.success(request, gettext("C’est fait : %(count)d fiches.") % {"count": done["count"]})
    return redirect("staff:exchange")


def _preview(held: dict[str, Any], visit: Visit) -> ExchangePreviewPage:
    taken = _judged(held, visit, dry_run=True)
    is_for_drafts = held["destination"] == TO_DRAFTS
    lines = places.drafts_missing(taken.places) if is_for_drafts else None
    new = [line.name for line in lines] if lines is not None else taken.new
    kept = [place.name for place in taken.places if place.name not in new] if lines is not None else taken.same
    return ExchangePreviewPage(
        form=ConfirmForm(initial={"payload": ConfirmForm.sealed(held)}),
        name=held["name"],
        is_for_drafts=is_for_drafts,
        sentences=taken.sentences,
        new=new,
        changed=() if is_for_drafts else taken.changed,
        same=kept,
    )


def _taken_in(held: dict[str, Any], visit: Visit) -> Mapping[str, Any]:
    if held["destination"] == TO_DRAFTS:
        taken = _judged(held, visit, dry_run=True)
        made = network.register_drafts(places=taken.places, actor=visit.account, at=visit.at)
        return {"count": len(made)}
    taken = _judged(held, visit, dry_run=False)
    return {"count": len(taken.new) + len(taken.changed)}


def _judged(held: dict[str, Any], visit: Visit, *, dry_run: bool) -> TakenIn:
    return reference.take_in(
        name=held["name"],
        content=base64.b64decode(held["content"]),
        source=held["source"],
        actor=visit.account,
        at=visit.at,
        dry_run=dry_run,
    )
