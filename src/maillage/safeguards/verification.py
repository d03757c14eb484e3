"""Proof that nobody changed the journal: every hash is computed again.

Whoever can rewrite the whole database can also rewrite a whole chain; only a mark noted outside
(`journal.mark`) tells that apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Max

from maillage.core.instants import local
from maillage.safeguards.chain import chain_hash, details_hash, facts_fingerprint
from maillage.safeguards.enums import Fault, Verb
from maillage.safeguards.models import Entry, Fact, JournalHead

HalfDayKey = tuple[str, str, str]
Progress = Callable[[str, int, int], None]

_ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class Mark:
    """A point of the journal: its number and its hash."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class Verification:
    """What a verification found. `first_broken` is a number of entry, `reason` a sentence."""

    ok: bool
    entries: int
    first_broken: int | None = None
    fault: Fault | None = None

    @property
    def reason(self) -> str:
        """Why it does not verify; empty when it does."""
        return str(self.fault.label) if self.fault else ""


@dataclass(frozen=True)
class _Limits:
    """Up to when details may be gone, by verb: what the journal itself says was forgotten."""

    bodies: datetime | None
    facts: datetime | None

    def may_be_forgotten(self, entry: Entry) -> bool:
        if entry.verb in {Verb.BODIES_FORGOTTEN, Verb.FACTS_FORGOTTEN}:
            return False
        limit = self.facts if entry.verb == Verb.HALF_DAY_SEALED else self.bodies
        return limit is not None and entry.recorded_at < limit


def verify(*, mark: Mark | None = None, progress: Progress | None = None) -> Verification:
    """Compute every hash again and compare; read in constant memory, writers wait at the very end only.

    `mark`, noted earlier outside this machine, must still be in the journal. `progress` hears a label, the
    entries read and their number.
    """
    head = _head()
    limits = _Limits(_last_limit(Verb.BODIES_FORGOTTEN), _last_limit(Verb.FACTS_FORGOTTEN))
    last = Mark(0, "")
    is_marked = mark is None or mark == last
    for entry in Entry.objects.filter(sequence__lte=head.sequence).order_by("sequence").iterator(_ROWS_AT_ONCE):
        fault = _fault_of(entry, last, limits)
        if fault:
            return Verification(ok=False, entries=last.sequence, first_broken=last.sequence + 1, fault=fault)
        last = Mark(entry.sequence, entry.hash)
        is_marked = is_marked or last == mark
        if progress and last.sequence % _ROWS_AT_ONCE == 0:
            progress("entries", last.sequence, head.sequence)
    if last != head:
        return Verification(ok=False, entries=last.sequence, first_broken=last.sequence + 1, fault=Fault.TAIL)
    if not is_marked:
        return Verification(
            ok=False, entries=last.sequence, first_broken=mark.sequence if mark else None, fault=Fault.MARK
        )
    return _verify_end(last, limits)


def _fault_of(entry: Entry, last: Mark, limits: _Limits) -> Fault | None:
    if entry.sequence != last.sequence + 1:
        return Fault.MISSING
    if entry.previous_hash != last.hash:
        return Fault.UNLINKED
    return Fault.CHANGED if entry.hash != chain_hash(entry) else _fault_of_details(entry, limits)


def _fault_of_details(entry: Entry, limits: _Limits) -> Fault | None:
    if not entry.is_forgotten:
        return None if entry.body_hash == details_hash(entry) else Fault.DETAILS_CHANGED
    if entry.actor_id or entry.subject or entry.body or entry.salt:
        return Fault.DETAILS_CHANGED
    return None if limits.may_be_forgotten(entry) else Fault.FORGOTTEN_EARLY


def _head() -> Mark:
    head = JournalHead.objects.filter(id=1).first() or JournalHead()
    return Mark(head.sequence, head.hash)


def _last_limit(verb: Verb) -> datetime | None:
    entry = Entry.objects.filter(verb=verb, body__isnull=False).order_by("-sequence").first()
    return datetime.fromisoformat(_told(entry)["before"]) if entry else None


def _told(entry: Entry) -> dict[str, Any]:
    return entry.body or {}


def _verify_end(last: Mark, limits: _Limits) -> Verification:
    """What the head knows and what half-days hold, while no writer can move either."""
    with transaction.atomic():
        head = JournalHead.objects.select_for_update().filter(id=1).first() or JournalHead()
        highest = Entry.objects.aggregate(highest=Max("sequence"))["highest"] or 0
        if highest != head.sequence:
            return Verification(ok=False, entries=last.sequence, first_broken=head.sequence + 1, fault=Fault.TAIL)
        broken = _first_unmatched_seal(limits)
    if broken is not None:
        return Verification(ok=False, entries=last.sequence, first_broken=broken, fault=Fault.FACTS)
    return Verification(ok=True, entries=last.sequence)


def _first_unmatched_seal(limits: _Limits) -> int | None:
    """The entry whose facts differ from what it sealed; 0 when facts say sealed but no entry does."""
    sealed = _facts_by_half_day()
    for key, entry in _last_seals().items():
        found = sealed.pop(key, (0, facts_fingerprint([])))
        is_gone = limits.facts is not None and date.fromisoformat(key[1]) < local(limits.facts).date()
        expected = (0, facts_fingerprint([])) if is_gone else (_told(entry)["counted"], _told(entry)["fingerprint"])
        if found != expected:
            return entry.sequence
    return 0 if sealed else None


def _last_seals() -> dict[HalfDayKey, Entry]:
    seals = Entry.objects.filter(verb=Verb.HALF_DAY_SEALED, is_forgotten=False).order_by("sequence")
    return {(seal.place_key, _told(seal)["day"], _told(seal)["half_day"]): seal for seal in seals.iterator()}


def _facts_by_half_day() -> dict[HalfDayKey, tuple[int, str]]:
    facts = Fact.objects.filter(is_sealed=True).order_by("place_key", "day", "half_day", "id").iterator(_ROWS_AT_ONCE)
    return dict(_count_and_fingerprint(facts))


def _count_and_fingerprint(facts: Iterator[Fact]) -> Iterator[tuple[HalfDayKey, tuple[int, str]]]:
    for key, group in groupby(facts, key=lambda fact: (fact.place_key, fact.day.isoformat(), fact.half_day)):
        rows = list(group)
        yield key, (len(rows), facts_fingerprint(rows))
