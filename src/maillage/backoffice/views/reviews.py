"""The quarterly review of roles: each is confirmed or ended in one tap."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts import queries as accounts
from maillage.accounts import reviews
from maillage.accounts.enums import Role
from maillage.accounts.staff.posting import attempt_command
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.names import Names
from maillage.backoffice.pages.people import ReviewLine, ReviewPage
from maillage.core.pages import show


@screen("accounts.grant", recent=True)
def review(request: HttpRequest) -> HttpResponse:
    """The roles one may give, held before this quarter and not looked at in it."""
    visit = visit_of(request)
    names = Names(visit)
    lines = [
        ReviewLine(grant, str(Role(grant.role).label), names.of(grant.scope, grant.scope_key))
        for grant in reviews.grants_to_review(visit.account, visit.on)
    ]
    return show(request, ReviewPage(lines=lines))


@command("accounts.grant", recent=True)
def confirm(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Say that a role is still needed."""
    visit = visit_of(request)
    grant = accounts.grant_visible_to(visit.account, grant_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": reviews.confirm_grant(grant=grant, actor=visit.account, at=visit.at).pk},
        told=gettext("Ce rôle est confirmé pour le trimestre."),
    )
    return redirect("staff:review_grants")
