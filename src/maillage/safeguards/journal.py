"""The journal: each act leaves one entry, chained by SHA-256 to the one before (trust.md, S12)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from django.db import connection, transaction

from maillage.safeguards import canonical
from maillage.safeguards.chain import chain_hash, details_hash
from maillage.safeguards.enums import Verb
from maillage.safeguards.models import Entry, JournalHead
from maillage.safeguards.verification import Mark, Verification, verify

__all__ = ["BODY_DAYS", "Actor", "Mark", "Verification", "forget_bodies", "last_act", "mark", "record", "verify"]

# Who did what is kept 12 months (trust.md §4.1, CNIL: 6 to 12 for security logs).
BODY_DAYS = 365
# These say nothing of a person, and the verification needs them.
_REMEMBERED = (Verb.BODIES_FORGOTTEN, Verb.FACTS_FORGOTTEN, Verb.HALF_DAY_SEALED)


class HasId(Protocol):
    """Whoever acts: an account, of which only the id is kept."""

    @property
    def id(self) -> object: ...


Actor: TypeAlias = HasId | str | None


def record(
    *,
    verb: str,
    actor: Actor,
    at: datetime,
    subject: str = "",
    place_key: str = "",
    body: Mapping[str, object] | None = None,
) -> Entry:
    """Add one entry, in the caller's transaction; writers wait for each other until it ends.

    `actor` is an account, a name such as "demo", or None for the machine. `body` takes JSON types,
    dates, UUIDs and numbers; it never holds a person's own words.
    """
    with transaction.atomic():
        head = JournalHead.objects.select_for_update().get_or_create(id=1)[0]
        entry = Entry(
            sequence=head.sequence + 1,
            recorded_at=at,
            verb=str(verb),
            actor_id=_actor_id(actor),
            subject=subject,
            place_key=place_key,
            body=canonical.plain(body),
            salt=secrets.token_hex(16),
            previous_hash=head.hash,
        )
        entry.body_hash = details_hash(entry)
        entry.hash = chain_hash(entry)
        entry.save()
        head.sequence, head.hash = entry.sequence, entry.hash
        head.save()
    return entry


@dataclass(frozen=True)
class _LastAct:
    """What was found, and where the journal stood then."""

    head: Mark
    hash: str


_NEVER = _LastAct(Mark(0, ""), "")
_last_acts: dict[str, _LastAct] = {}


def last_act(prefix: str) -> str:
    """The hash of the last entry whose verb starts with `prefix`; empty when there is none.

    One query while the journal stands still. After an act three, which read what came since the last time
    and no more: a search from the end could read a year of acts of another kind.
    """
    now, known = mark(), _last_acts.get(prefix, _NEVER)
    if known.head == now:
        return known.hash
    if not _holds(known.head):
        known = _NEVER
    later = Entry.objects.filter(sequence__gt=known.head.sequence, verb__startswith=prefix)
    last = later.order_by("-sequence").values_list("hash", flat=True).first() or known.hash
    _last_acts[prefix] = _LastAct(now, last)
    return last


def _holds(point: Mark) -> bool:
    """False when the journal is not the one of before: another copy of the database was put in its place."""
    return Entry.objects.filter(sequence=point.sequence, hash=point.hash).exists()


def forget_bodies(at: datetime) -> int:
    """Empty who, on what and the details of entries older than 12 months; return how many.

    The chain still verifies, and one entry says up to when it was done.
    """
    before = at - timedelta(days=BODY_DAYS)
    with transaction.atomic():
        aged = Entry.objects.filter(recorded_at__lt=before, is_forgotten=False).exclude(verb__in=_REMEMBERED)
        forgotten = aged.forget()
        if forgotten:
            record(verb=Verb.BODIES_FORGOTTEN, actor=None, at=at, body={"before": before, "entries": forgotten})
    return forgotten


def mark() -> Mark:
    """Where the journal stands now, to be noted outside this machine and given back to `verify`. One query."""
    # Asked at each question of a visitor: the model would cost ten times the query.
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequence, hash FROM safeguards_journalhead WHERE id = 1")
        head = cursor.fetchone()
    return Mark(*head) if head else Mark(0, "")


def _actor_id(actor: Actor) -> str | None:
    if actor is None or isinstance(actor, str):
        return actor
    return str(actor.id)
