"""Who wrote an open sheet, told by a hash alone: it dies with the salt of the day, at closing."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date
from typing import TYPE_CHECKING

from maillage.network.models import Place
from maillage.reception.models import DaySalt

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def owner_of(account: Account, place: Place, day: date) -> str:
    """The mark of the account's sheets at a place on a day; empty when nobody wrote any. One query."""
    salt = DaySalt.objects.filter(place_key=str(place.id), day=day).first()
    return _mark(salt, account) if salt else ""


def sign(account: Account | None, place: Place, day: date) -> str:
    """As `owner_of`, with the salt drawn when the day has none; the operator and the simulator sign nothing."""
    if account is None:
        return ""
    drawn = {"salt": secrets.token_hex(32)}
    salt = DaySalt.objects.get_or_create(place_key=str(place.id), day=day, defaults=drawn)[0]
    return _mark(salt, account)


def _mark(salt: DaySalt, account: Account) -> str:
    return hmac.new(bytes.fromhex(salt.salt), str(account.pk).encode(), hashlib.sha256).hexdigest()
