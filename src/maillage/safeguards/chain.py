"""The hashes of the journal: what each covers."""

from __future__ import annotations

from collections.abc import Iterable

from maillage.safeguards import canonical
from maillage.safeguards.models import Entry, Fact


def details_hash(entry: Entry) -> str:
    """Hash of what can be forgotten: who, on what, the details, and the salt."""
    return canonical.sha256([entry.salt, entry.actor_id, entry.subject, entry.body])


def chain_hash(entry: Entry) -> str:
    """Hash of what stays for ever, and so of all that came before."""
    return canonical.sha256(
        [entry.previous_hash, entry.sequence, entry.recorded_at, entry.verb, entry.place_key, entry.body_hash]
    )


def facts_fingerprint(facts: Iterable[Fact]) -> str:
    """One hash for the facts of a half-day, the same in any order.

    Sorted digests rather than their sum: a sum can be forged by choosing facts that add up to it.
    """
    return canonical.sha256(
        sorted(canonical.sha256([fact.place_key, fact.day, fact.half_day, fact.verb, fact.digest]) for fact in facts)
    )
