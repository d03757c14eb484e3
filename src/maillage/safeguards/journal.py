"""The journal: each act leaves one entry, chained by SHA-256 to the one before (trust.md, S12)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypeAlias

from django.db import transaction

from maillage.safeguards import canonical
from maillage.safeguards.models import Entry, JournalHead


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
        head = locked_head()
        entry = Entry(
            sequence=head.sequence + 1,
            recorded_at=at,
            verb=verb,
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


def locked_head() -> JournalHead:
    """The head, held until the transaction ends; made at the first entry."""
    return JournalHead.objects.select_for_update().get_or_create(id=1)[0]


def details_hash(entry: Entry) -> str:
    """Hash of what can be forgotten: who, on what, the details, and the salt."""
    return canonical.sha256([entry.salt, entry.actor_id, entry.subject, entry.body])


def chain_hash(entry: Entry) -> str:
    """Hash of what stays for ever, and so of all that came before."""
    return canonical.sha256(
        [entry.previous_hash, entry.sequence, entry.recorded_at, entry.verb, entry.place_key, entry.body_hash]
    )


def _actor_id(actor: Actor) -> str | None:
    if actor is None or isinstance(actor, str):
        return actor
    return str(actor.id)
