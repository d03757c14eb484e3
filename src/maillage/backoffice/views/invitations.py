"""Invitations: one by link, shown once; a link that waits can be made useless."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts import actions
from maillage.accounts import queries as accounts
from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.people import InvitationForm
from maillage.backoffice.names import Names
from maillage.backoffice.pages.people import InvitedPage, InvitePage
from maillage.core.pages import show


@screen("accounts.invite", recent=True)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody. The link is on the answer only: it is stored nowhere, not even with the operation."""
    visit = visit_of(request)
    givable = Names(visit).givable(accounts.givable_roles(visit.account, visit.on))
    form = InvitationForm(request.POST or None, givable=givable)
    links: list[str] = []
    if form.is_valid() and attempt(request, form, lambda: _invite(request, visit, form, links=links)) is not None:
        if not links:
            messages.info(request, gettext("Cette invitation est déjà partie."))
            return redirect("staff:people")
        values = form.cleaned_data
        return show(request, InvitedPage(name=values["name"], email=values["email"], link=links[0]))
    return show(request, InvitePage(form=form), status=status_of(form))


@command("accounts.invite", recent=True)
def revoke(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Make a link useless."""
    visit = visit_of(request)
    found = accounts.invitation_visible_to(visit.account, invitation_id, at=visit.at, on=visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.revoke_invitation(invitation=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Ce lien ne marche plus."),
    )
    return redirect("staff:people")


def _invite(request: HttpRequest, visit: Visit, form: InvitationForm, *, links: list[str]) -> dict[str, str]:
    role, scope, key = form.granted()
    invited = actions.invite_account(
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        role=role,
        scope=scope,
        scope_key=key,
        site_address=request.build_absolute_uri("/"),
        actor=visit.account,
        at=visit.at,
    )
    links.append(invited.link)
    return {"id": str(invited.invitation.id), "people": reverse("staff:people")}
