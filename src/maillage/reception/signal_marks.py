"""What an account leaves on a signal it votes for: a hash under two keys, one of which dies with the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from maillage.reception.models import Signal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def mark_of(signal: Signal, account: Account) -> str:
    """The hash of the account under the salt of the signal and the secret key: either half alone opens nothing."""
    purpose = f"maillage.reception.signals {signal.vote_salt}"
    return salted_hmac(purpose, str(account.id), algorithm="sha256").hexdigest()
