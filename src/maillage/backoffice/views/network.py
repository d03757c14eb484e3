"""The network itself and the words of its pôles."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.forms.network import NetworkForm, PoleForm
from maillage.backoffice.pages.network import NetworkPage, PolePage
from maillage.core.pages import show
from maillage.network import actions, queries


@screen("network.describe")
def network(request: HttpRequest) -> HttpResponse:
    """Say which network this is."""
    visit = visit_of(request)
    form = NetworkForm(request.POST or None, initial=asdict(queries.current_network()))

    def describe() -> dict[str, Any]:
        return {"name": actions.describe_network(actor=visit.account, at=visit.at, **form.values()).name}

    if form.is_valid() and attempt(request, form, describe):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:network")
    return show(request, NetworkPage(form=form, poles=queries.poles()), status=status_of(form))


@screen("network.describe")
def pole(request: HttpRequest, code: str) -> HttpResponse:
    """Change the words of a pôle."""
    visit = visit_of(request)
    texts = queries.pole_texts(code)
    form = PoleForm(request.POST or None, initial=texts)

    def describe() -> dict[str, Any]:
        return {"code": actions.describe_pole(code=code, actor=visit.account, at=visit.at, **form.values()).code}

    if form.is_valid() and attempt(request, form, describe):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:network")
    return show(request, PolePage(name=str(texts["name"]), form=form), status=status_of(form))
