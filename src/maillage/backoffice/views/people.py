"""The team: who is in it, their roles, shutting out and letting in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts import actions, recovery, rules
from maillage.accounts import queries as accounts
from maillage.accounts.enums import Role, Scope
from maillage.accounts.staff.posting import attempt, attempt_and_tell, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.people import GrantUntilForm, RenewForm
from maillage.backoffice.names import Names
from maillage.backoffice.pages.people import GrantLine, InvitationLine, PeoplePage, PersonPage
from maillage.core.pages import show
from maillage.core.paging import page_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account, Grant


@screen("accounts.view")
def people(request: HttpRequest) -> HttpResponse:
    """The accounts one may see, and the invitations that wait."""
    visit = visit_of(request)
    names = Names(visit)
    waiting = accounts.open_invitations_visible_to(visit.account, visit.at, visit.on)
    page = PeoplePage(
        people=page_of(accounts.accounts_visible_to(visit.account, visit.on), request.GET.get("page")),
        invitations=[
            InvitationLine(row, str(Role(row.role).label), names.of(row.scope, row.scope_key)) for row in waiting
        ],
    )
    return show(request, page)


@screen("accounts.view")
def person(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """One account and its roles."""
    visit = visit_of(request)
    found = accounts.account_visible_to(visit.account, account_id, visit.on)
    names = Names(visit)
    return _show_person(request, visit, found, form=_grant_form(request, visit, names), names=names)


@screen("accounts.grant", recent=True)
def grant(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Give one more role; the page of the account shows what is to be corrected."""
    visit = visit_of(request)
    found = accounts.account_visible_to(visit.account, account_id, visit.on)
    names = Names(visit)
    form = _grant_form(request, visit, names)
    if form is not None and form.is_valid() and attempt(request, form, lambda: _grant(visit, found, form)):
        messages.success(request, gettext("Le rôle est donné."))
        return redirect("staff:person", account_id=account_id)
    return _show_person(request, visit, found, form=form, names=names)


def _show_person(
    request: HttpRequest, visit: Visit, found: Account, *, form: GrantUntilForm | None, names: Names
) -> HttpResponse:
    page = PersonPage(
        person=found,
        is_self=found.id == visit.account.id,
        grants=[_grant_line(visit, grant, names) for grant in accounts.grants_of(found)],
        grant_form=form if found.is_active else None,
        today=visit.on,
    )
    return show(request, page, status=status_of(form) if form else 200)


@command("accounts.deactivate", recent=True)
def deactivate(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Shut an account out."""
    visit = visit_of(request)
    found = accounts.account_visible_to(visit.account, account_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.deactivate_account(account=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Ce compte est fermé, ses appareils sont déconnectés."),
    )
    return redirect("staff:person", account_id=account_id)


@command("accounts.deactivate", recent=True)
def reactivate(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Let an account in again."""
    visit = visit_of(request)
    found = accounts.account_visible_to(visit.account, account_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.reactivate_account(account=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Ce compte est ouvert de nouveau."),
    )
    return redirect("staff:person", account_id=account_id)


@command("accounts.deactivate", recent=True)
def reset_second_factor(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Let somebody who lost phone and codes set them up again."""
    visit = visit_of(request)
    found = accounts.account_visible_to(visit.account, account_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(recovery.reset_second_factor(account=found, actor=visit.account, at=visit.at).id)},
        told=gettext("Cette personne devra refaire sa double vérification à sa prochaine connexion."),
    )
    return redirect("staff:person", account_id=account_id)


@command("accounts.grant", recent=True)
def renew(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Move the end of a role."""
    visit = visit_of(request)
    grant = accounts.grant_visible_to(visit.account, grant_id, visit.on)
    form = RenewForm(request.POST)

    def effect() -> dict[str, str]:
        return {"id": str(actions.renew_grant(grant=grant, actor=visit.account, at=visit.at, **form.values()).id)}

    attempt_and_tell(request, form, effect, told=gettext("Le rôle est renouvelé."))
    return redirect("staff:person", account_id=grant.account_id)


@command("accounts.grant", recent=True)
def revoke(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """End a role now."""
    visit = visit_of(request)
    grant = accounts.grant_visible_to(visit.account, grant_id, visit.on)
    attempt_command(
        request,
        lambda: {"id": str(actions.revoke_grant(grant=grant, actor=visit.account, at=visit.at).id)},
        told=gettext("Le rôle est retiré."),
    )
    return redirect("staff:person", account_id=grant.account_id)


def _grant_form(request: HttpRequest, visit: Visit, names: Names) -> GrantUntilForm | None:
    givable = accounts.givable_roles(visit.account, visit.on)
    if not givable:
        return None
    initial = {"valid_until": min(given.latest_end for given in givable)}
    return GrantUntilForm(request.POST or None, givable=names.givable(givable), initial=initial)


def _grant(visit: Visit, found: Account, form: GrantUntilForm) -> dict[str, Any]:
    role, scope, key = form.granted()
    grant = actions.grant_role(
        account=found,
        role=role,
        scope=scope,
        scope_key=key,
        valid_until=form.cleaned_data["valid_until"],
        actor=visit.account,
        at=visit.at,
    )
    return {"id": str(grant.id)}


def _grant_line(visit: Visit, grant: Grant, names: Names) -> GrantLine:
    return GrantLine(
        grant=grant,
        role=str(Role(grant.role).label),
        reach=names.of(grant.scope, grant.scope_key),
        is_in_force=grant.revoked_at is None and grant.valid_from <= visit.on <= grant.valid_until,
        is_manageable=grant.revoked_at is None and rules.can_manage(visit.account, [grant], visit.on),
        renew_form=RenewForm(initial={"valid_until": _latest_end(visit, grant)}),
    )


def _latest_end(visit: Visit, grant: Grant) -> date:
    """Until when the account may renew a grant: its own end binds it."""
    role, scope = Role(grant.role), Scope(grant.scope)
    latest = rules.latest_end(visit.account, role=role, scope=scope, scope_key=grant.scope_key, on=visit.on)
    return latest or grant.valid_until
