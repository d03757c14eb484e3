"""Colleagues who left: three months after their last right ended, their account no longer says who they were."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from maillage.accounts.models import Account, Grant, OpenIdentity
from maillage.accounts.sessions import end_sessions
from maillage.core.instants import local
from maillage.safeguards import journal

FORGOTTEN_AFTER = timedelta(days=90)
# `.invalid` never leads anywhere (RFC 2606).
FORGOTTEN_ADDRESS = "@compte-clos.invalid"
FORGOTTEN_NAME = "Compte clos"


def forget_departed(at: datetime) -> int:
    """Empty the accounts without right for three months; how many. The journal keeps their random id."""
    departed = list(departed_accounts(at))
    for account in departed:
        _forget(account, at)
    return len(departed)


def departed_accounts(at: datetime) -> QuerySet[Account]:
    """Accounts made over three months ago that held no right since, and still say who they are."""
    limit = at - FORGOTTEN_AFTER
    since = Grant.objects.filter(
        Q(revoked_at=None) | Q(revoked_at__gte=limit), account=OuterRef("id"), valid_until__gte=local(limit).date()
    )
    old = Account.objects.filter(joined_at__lt=limit).exclude(email__endswith=FORGOTTEN_ADDRESS)
    return old.exclude(Exists(since)).order_by("id")


def _forget(account: Account, at: datetime) -> None:
    with transaction.atomic():
        end_sessions(account)
        Authenticator.objects.filter(user=account).delete()
        EmailAddress.objects.filter(user=account).delete()
        OpenIdentity.objects.filter(account=account).delete()
        account.name, account.email, account.is_active = FORGOTTEN_NAME, f"{account.id}{FORGOTTEN_ADDRESS}", False
        account.set_unusable_password()
        account.last_login = None
        account.save()
        journal.record(verb="accounts.forget_departed", actor=None, at=at, subject=str(account.id))
