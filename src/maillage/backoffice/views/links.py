"""Outbound links: open each one, say that it works, or take it off the public pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_command
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.pages.links import LinksPage
from maillage.core.pages import show
from maillage.reference import actions, queries


@screen("reference.keep_links")
def links(request: HttpRequest) -> HttpResponse:
    """The whole list, in the order of the file."""
    states = queries.link_states(visit_of(request).on)
    page = LinksPage(states=states, due=sum(state.is_due for state in states), every_days=queries.CHECKED_EVERY_DAYS)
    return show(request, page)


@command("reference.keep_links")
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody opened it today."""
    visit = visit_of(request)
    link = queries.link_named(code)
    attempt_command(
        request,
        lambda: {"code": actions.confirm_link(code=link.code, actor=visit.account, at=visit.at).code},
        told=gettext("C’est noté : le lien est vérifié aujourd’hui, et le public le voit."),
    )
    return redirect("staff:links")


@command("reference.keep_links")
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """It leads nowhere, or no longer where it says."""
    visit = visit_of(request)
    link = queries.link_named(code)
    attempt_command(
        request,
        lambda: {"code": actions.withdraw_link(code=link.code, actor=visit.account, at=visit.at).code},
        told=gettext("Le public ne voit plus ce lien. Vérifiez-le de nouveau pour le remettre."),
    )
    return redirect("staff:links")
