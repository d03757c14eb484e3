"""Whose account an outside identity opens: by address the first time, by the service's own name for them afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from maillage.accounts.errors import NoSuchMember
from maillage.accounts.models import Account, OpenIdentity
from maillage.accounts.openid import Identity
from maillage.core.instants import local
from maillage.safeguards import journal


@transaction.atomic
def account_behind(identity: Identity, at: datetime) -> Account:
    """The open account of this identity, linked when it comes first. Raises NoSuchMember.

    An account already linked is not linked again: an address given to somebody else opens nothing.
    """
    known = OpenIdentity.objects.select_related("account").filter(issuer=identity.issuer, subject=identity.subject)
    link = known.first()
    account = link.account if link else _account_at(identity)
    if account is None or not account.is_active or account.is_demonstration:
        raise NoSuchMember
    if link is None:
        _link(account, identity, at)
    return account


def _account_at(identity: Identity) -> Account | None:
    """The account of this address, held until the link is made; None when it is linked to another identity."""
    account = Account.objects.select_for_update().filter(email__iexact=identity.email).first()
    linked = account is not None and account.identities.filter(issuer=identity.issuer).exists()
    return None if linked else account


def _link(account: Account, identity: Identity, at: datetime) -> None:
    OpenIdentity.objects.create(
        account=account, issuer=identity.issuer, subject=identity.subject, linked_on=local(at).date()
    )
    journal.record(verb="accounts.link_identity", actor=account, at=at, subject=str(account.id))
