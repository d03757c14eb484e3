"""Ways back in: a lost second factor is set up anew, an administrator is renewed by the operator."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from maillage.accounts import rules
from maillage.accounts.actions import renew_grant
from maillage.accounts.enums import Role
from maillage.accounts.errors import CannotGrant, OwnAccount, not_yours
from maillage.accounts.models import Account, Grant
from maillage.accounts.sessions import end_sessions
from maillage.core.instants import local
from maillage.safeguards import journal


def reset_second_factor(*, account: Account, actor: Account | None, at: datetime) -> Account:
    """Remove the phone and the backup codes of `account`, and close its sessions.

    It enters by password once, then sets a second factor up again. The actor must have been able to
    give every role it holds. Raises OwnAccount, CannotGrant.
    """
    if actor is not None and actor.id == account.id:
        raise OwnAccount
    on = local(at).date()
    if not rules.can_manage_account(actor, rules.grants_in_force(account, on), on):
        raise CannotGrant
    with transaction.atomic():
        Authenticator.objects.filter(user=account).delete()
        end_sessions(account)
        journal.record(verb="accounts.reset_second_factor", actor=actor, at=at, subject=str(account.id))
    return account


def account_of(email: str) -> Account:
    """The account of an address, for the operator. Raises NotYours."""
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise not_yours()
    return account


def renew_administrator(*, account: Account, at: datetime) -> Grant:
    """Twelve more months of administration, given by the operator of the machine. Raises NotYours, GrantRevoked."""
    grant = account.grants.filter(role=Role.ADMINISTRATOR, revoked_at=None).order_by("-valid_until", "id").first()
    if grant is None:
        raise not_yours()
    return renew_grant(grant=grant, valid_until=rules.longest_end(local(at).date()), actor=None, at=at)
