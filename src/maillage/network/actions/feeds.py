"""A counsellor's own calendar: a secret address, changed or withdrawn at will."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from maillage.core.instants import local
from maillage.network.actions.checks import locked
from maillage.network.models import Counsellor
from maillage.network.rules import not_yours, reach
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_TOKEN_BYTES = 24  # 192 bits


def renew_feed(*, counsellor: Counsellor, actor: Account | None, at: datetime) -> str:
    """Give the calendar another address; the one before leads nowhere. Returns its token, known this once."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _write(counsellor, hash_of(token), "network.renew_feed", actor=actor, at=at)
    return token


def revoke_feed(*, counsellor: Counsellor, actor: Account | None, at: datetime) -> None:
    """Make the address of the calendar lead nowhere."""
    _write(counsellor, None, "network.revoke_feed", actor=actor, at=at)


def _write(counsellor: Counsellor, feed_hash: str | None, verb: str, *, actor: Account | None, at: datetime) -> None:
    _require_hand(counsellor, actor, at)
    with transaction.atomic():
        current = locked(counsellor)
        current.feed_hash = feed_hash
        current.save(update_fields=["feed_hash"])
        journal.record(verb=verb, actor=actor, at=at, subject=str(current.id))


def _require_hand(counsellor: Counsellor, actor: Account | None, at: datetime) -> None:
    """The coordination, or who manages every place of the person."""
    if actor is None:
        return
    held = reach(actor, "network.change_counsellor", on=local(at).date())
    keys = {str(place.id) for place in counsellor.places.all()}
    if not held.is_whole and not (keys and keys <= held.places):
        raise not_yours()
