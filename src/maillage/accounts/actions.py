"""What changes accounts, roles and invitations. `actor=None` is the operator, at the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from maillage.accounts import rules
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import (
    AccountDisabled,
    AlreadyHeld,
    CannotGrant,
    GrantRevoked,
    GrantTooLong,
    LastAdministrator,
    OwnAccount,
    RoleOutOfScope,
)
from maillage.accounts.invitations import (
    Invited,
    accept_invitation,
    invite_account,
    invite_first_administrator,
    revoke_invitation,
)
from maillage.accounts.lattice import SCOPES
from maillage.accounts.models import Account, Grant
from maillage.accounts.sessions import end_sessions
from maillage.core.instants import local
from maillage.safeguards import journal

__all__ = [
    "Invited",
    "WantedGrant",
    "accept_invitation",
    "change_profile",
    "create_demonstration_account",
    "deactivate_account",
    "grant_role",
    "invite_account",
    "invite_first_administrator",
    "reactivate_account",
    "renew_grant",
    "revoke_grant",
    "revoke_invitation",
]


@dataclass(frozen=True)
class WantedGrant:
    """A role over a scope; `scope_key` is empty for the whole network."""

    role: Role
    scope: Scope
    scope_key: str = ""


def grant_role(
    *,
    account: Account,
    role: Role,
    scope: Scope,
    scope_key: str = "",
    valid_until: date,
    actor: Account | None,
    at: datetime,
) -> Grant:
    """Give `role` until `valid_until` included, from today.

    Raises RoleOutOfScope, GrantTooLong, CannotGrant, AccountDisabled, AlreadyHeld.
    """
    on = local(at).date()
    _check_grant(actor, WantedGrant(role, scope, scope_key), valid_until, on=on)
    if not account.is_active:
        raise AccountDisabled
    with transaction.atomic():
        Account.objects.select_for_update().get(id=account.id)
        held = Grant.objects.valid_on(on).filter(account=account, role=role, scope=scope, scope_key=scope_key)
        if held.exists():
            raise AlreadyHeld
        grant = Grant.objects.create(
            account=account,
            role=role,
            scope=scope,
            scope_key=scope_key,
            valid_from=on,
            valid_until=valid_until,
            granted_by=actor,
        )
        _record_grant("accounts.grant_role", grant, actor=actor, at=at)
    return grant


def renew_grant(*, grant: Grant, valid_until: date, actor: Account | None, at: datetime) -> Grant:
    """Move the end of `grant`, ended or not. Raises GrantRevoked, GrantTooLong, CannotGrant."""
    if grant.revoked_at is not None:
        raise GrantRevoked
    wanted = WantedGrant(Role(grant.role), Scope(grant.scope), grant.scope_key)
    _check_grant(actor, wanted, valid_until, on=local(at).date())
    with transaction.atomic():
        grant.valid_until = valid_until
        grant.granted_by = actor
        grant.save(update_fields=["valid_until", "granted_by"])
        _record_grant("accounts.renew_grant", grant, actor=actor, at=at)
    return grant


def revoke_grant(*, grant: Grant, actor: Account | None, at: datetime) -> Grant:
    """End `grant` now. Raises GrantRevoked, CannotGrant, LastAdministrator."""
    if grant.revoked_at is not None:
        raise GrantRevoked
    on = local(at).date()
    if not rules.can_manage(actor, [grant], on):
        raise CannotGrant
    with transaction.atomic():
        grant.revoked_at = at
        grant.save(update_fields=["revoked_at"])
        _keep_an_administrator(actor, on, had_one=grant.role == Role.ADMINISTRATOR)
        _record_grant("accounts.revoke_grant", grant, actor=actor, at=at)
    return grant


def deactivate_account(*, account: Account, actor: Account | None, at: datetime) -> Account:
    """Shut the account out and close its sessions at once.

    The actor must have been able to give every role it holds. Raises OwnAccount, CannotGrant, LastAdministrator.
    """
    if actor is not None and actor.id == account.id:
        raise OwnAccount
    on = local(at).date()
    held = rules.grants_in_force(account, on)
    if not rules.can_manage_account(actor, held, on):
        raise CannotGrant
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        end_sessions(account)
        _keep_an_administrator(actor, on, had_one=any(grant.role == Role.ADMINISTRATOR for grant in held))
        journal.record(verb="accounts.deactivate", actor=actor, at=at, subject=str(account.id))
    return account


def reactivate_account(*, account: Account, actor: Account | None, at: datetime) -> Account:
    """Let the account in again, with the roles still in force. Raises CannotGrant."""
    on = local(at).date()
    held = list(Grant.objects.valid_on(on).filter(account=account))
    if not rules.can_manage_account(actor, held, on):
        raise CannotGrant
    with transaction.atomic():
        account.is_active = True
        account.save(update_fields=["is_active"])
        journal.record(verb="accounts.reactivate", actor=actor, at=at, subject=str(account.id))
    return account


def change_profile(*, account: Account, name: str, language: str, at: datetime) -> Account:
    """Change how the account is named and the language its mails are written in."""
    with transaction.atomic():
        account.name, account.language = name, language
        account.save(update_fields=["name", "language"])
        journal.record(verb="accounts.change_profile", actor=account, at=at, subject=str(account.id))
    return account


def create_demonstration_account(
    *, name: str, email: str, password: str, grants: Iterable[WantedGrant], at: datetime
) -> Account:
    """Make, or set back, an invented account that signs in by password alone, for twelve months.

    Only for a demonstration network. Raises RoleOutOfScope; ValueError when a real account has the address.
    """
    on = local(at).date()
    with transaction.atomic():
        account = Account.objects.filter(email__iexact=email).first()
        if account is None:
            account = Account(email=email, joined_at=at, is_demonstration=True)
        if not account.is_demonstration:
            raise ValueError(f"{email} belongs to a real account")
        account.name, account.is_active = name, True
        if account._state.adding or not account.check_password(password):
            account.set_password(password)
        account.save()
        account.grants.all().delete()
        for wanted in grants:
            _check_grant(None, wanted, rules.longest_end(on), on=on)
            Grant.objects.create(
                account=account,
                role=wanted.role,
                scope=wanted.scope,
                scope_key=wanted.scope_key,
                valid_from=on,
                valid_until=rules.longest_end(on),
            )
        journal.record(verb="accounts.create_demonstration", actor=None, at=at, subject=str(account.id))
    return account


def _check_grant(actor: Account | None, wanted: WantedGrant, valid_until: date, *, on: date) -> None:
    if wanted.scope not in SCOPES[wanted.role] or (wanted.scope == Scope.NETWORK) != (wanted.scope_key == ""):
        raise RoleOutOfScope
    if not on <= valid_until <= rules.longest_end(on):
        raise GrantTooLong
    allowed = rules.can_grant(
        actor, role=wanted.role, scope=wanted.scope, scope_key=wanted.scope_key, valid_until=valid_until, on=on
    )
    if not allowed:
        raise CannotGrant


def _keep_an_administrator(actor: Account | None, on: date, *, had_one: bool) -> None:
    """Called after the write, inside its transaction. Raises LastAdministrator; the operator may go on."""
    if actor is None or not had_one:
        return
    left = Grant.objects.valid_on(on).filter(role=Role.ADMINISTRATOR, account__is_active=True)
    if not left.exists():
        raise LastAdministrator


def _record_grant(verb: str, grant: Grant, *, actor: Account | None, at: datetime) -> None:
    journal.record(
        verb=verb,
        actor=actor,
        at=at,
        subject=str(grant.account_id),
        place_key=grant.scope_key if grant.scope == Scope.PLACE else "",
        body={"grant": grant.id, "role": grant.role, "scope": grant.scope, "valid_until": grant.valid_until},
    )
