"""Invitations: the only way in. A link is used once, within seven days, and carries its role and scope."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from maillage.accounts import mails, rules
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import (
    AccountExists,
    CannotGrant,
    InvitationUnusable,
    RoleOutOfScope,
    WeakPassword,
    not_yours,
)
from maillage.accounts.lattice import SCOPES
from maillage.accounts.models import Account, Grant, Invitation
from maillage.core.instants import local
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of

VALIDITY: Final = timedelta(days=7)
_TOKEN_BYTES = 24  # 192 bits


@dataclass(frozen=True)
class Invited:
    """A new invitation and its link, shown this once: only the token's hash is kept."""

    invitation: Invitation
    link: str
    is_mail_sent: bool


def invite_account(
    *,
    email: str,
    name: str,
    role: Role,
    scope: Scope,
    scope_key: str = "",
    site_address: str,
    actor: Account | None,
    at: datetime,
) -> Invited:
    """Invite somebody and write to them, in the language in force.

    `site_address` is the address of the home page, `https://host/`. Raises RoleOutOfScope, CannotGrant,
    AccountExists.
    """
    on = local(at).date()
    if scope not in SCOPES[role] or (scope == Scope.NETWORK) != (scope_key == ""):
        raise RoleOutOfScope
    if rules.latest_end(actor, role=role, scope=scope, scope_key=scope_key, on=on) is None:
        raise CannotGrant
    if Account.objects.filter(email__iexact=email).exists():
        raise AccountExists
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        invitation = Invitation.objects.create(
            token_hash=hash_of(token),
            email=email.lower(),
            name=name,
            role=role,
            scope=scope,
            scope_key=scope_key,
            invited_by=actor,
            invited_at=at,
            expires_at=at + VALIDITY,
        )
        _record("accounts.invite", invitation, actor=actor, at=at)
    link = site_address.rstrip("/") + reverse("account_invitation", args=[token])
    return Invited(invitation, link, is_mail_sent=mails.send_invitation(invitation, link))


def invite_first_administrator(*, email: str, name: str, at: datetime) -> str:
    """The path of a link that makes an administrator, for the operator of the machine. Raises AccountExists."""
    invited = invite_account(
        email=email, name=name, role=Role.ADMINISTRATOR, scope=Scope.NETWORK, site_address="", actor=None, at=at
    )
    return invited.link


def open_invitation(token: str, at: datetime) -> Invitation:
    """The invitation of a link that can still be used. Raises InvitationUnusable."""
    invitation = Invitation.objects.select_related("invited_by").filter(token_hash=hash_of(token)).first()
    if invitation is None or not invitation.is_open_at(at):
        raise InvitationUnusable
    return invitation


def accept_invitation(*, token: str, password: str, language: str = "fr", at: datetime) -> Account:
    """Make the account and its first grant, as long as whoever invites may still give it.

    Raises InvitationUnusable, WeakPassword.
    """
    invitation = open_invitation(token, at)
    on = local(at).date()
    role, scope = Role(invitation.role), Scope(invitation.scope)
    until = rules.latest_end(invitation.invited_by, role=role, scope=scope, scope_key=invitation.scope_key, on=on)
    if until is None or Account.objects.filter(email__iexact=invitation.email).exists():
        raise InvitationUnusable
    account = Account(email=invitation.email, name=invitation.name, language=language, joined_at=at)
    _check_password(password, account)
    account.set_password(password)
    with transaction.atomic():
        used = Invitation.objects.filter(id=invitation.id, accepted_at=None, revoked_at=None).update(accepted_at=at)
        if not used:
            raise InvitationUnusable
        account.save()
        Grant.objects.create(
            account=account,
            role=role,
            scope=scope,
            scope_key=invitation.scope_key,
            valid_from=on,
            valid_until=until,
            granted_by=invitation.invited_by,
        )
        _record("accounts.accept_invitation", invitation, actor=account, at=at)
    return account


def revoke_invitation(*, invitation: Invitation, actor: Account | None, at: datetime) -> Invitation:
    """Make the link useless. Raises NotYours when the actor could not have sent it, InvitationUnusable when used."""
    wanted = Grant(role=invitation.role, scope=invitation.scope, scope_key=invitation.scope_key)
    if not rules.can_manage(actor, [wanted], local(at).date()):
        raise not_yours()
    with transaction.atomic():
        changed = Invitation.objects.filter(id=invitation.id, accepted_at=None, revoked_at=None).update(revoked_at=at)
        if not changed:
            raise InvitationUnusable
        invitation.revoked_at = at
        _record("accounts.revoke_invitation", invitation, actor=actor, at=at)
    return invitation


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise WeakPassword(weak.messages) from None


def _record(verb: str, invitation: Invitation, *, actor: Account | None, at: datetime) -> None:
    journal.record(
        verb=verb,
        actor=actor,
        at=at,
        subject=str(invitation.id),
        place_key=invitation.scope_key if invitation.scope == Scope.PLACE else "",
        body={"role": invitation.role, "scope": invitation.scope},
    )
