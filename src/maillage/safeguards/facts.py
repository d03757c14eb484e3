"""Anonymous facts: that something happened, at a place, on a half-day; never who, when or on what.

While a half-day is open, a salt lets replays be told apart. Sealing it writes one entry in the
journal, kills the salt and writes the rows again in random order, so that nothing links a fact to
an object, an hour or a person (trust.md §6). `docs/reference/data.md` lists what stays.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from maillage.core.instants import HalfDay, local
from maillage.safeguards import canonical, journal
from maillage.safeguards.chain import facts_fingerprint
from maillage.safeguards.enums import Verb
from maillage.safeguards.models import Entry, Fact, FactSalt

# Raw activity stays 24 months (trust.md §4.1).
FACT_DAYS = 730


def record_fact(*, verb: str, place_key: str, day: date, half_day: HalfDay, digest_of: str) -> None:
    """Keep that `verb` happened. `digest_of`, the object's id, leaves only a salted hash of itself."""
    with transaction.atomic():
        key = {"place_key": place_key, "day": day, "half_day": half_day}
        salt = FactSalt.objects.select_for_update().get_or_create(**key, defaults={"salt": secrets.token_hex(32)})[0]
        Fact.objects.create(**key, verb=verb, digest=digest(salt.salt, verb, digest_of))
        FactSalt.objects.filter(id=salt.id).update(count=F("count") + 1)


def digest(salt: str, verb: str, digest_of: str) -> str:
    """The salted hash a fact keeps of its object."""
    return hmac.new(salt.encode(), canonical.encode([verb, digest_of]), hashlib.sha256).hexdigest()


def seal_half_day(*, place_key: str, day: date, half_day: HalfDay, at: datetime) -> Entry | None:
    """Close a half-day: one entry, no salt, rows in random order. None when there is nothing to seal.

    Facts that come late open a new salt; sealing again covers the whole half-day.
    """
    key = {"place_key": place_key, "day": day, "half_day": half_day}
    with transaction.atomic():
        salt = FactSalt.objects.select_for_update().filter(**key).first()
        if salt is None:
            return None
        facts = list(Fact.objects.filter(**key).order_by("id"))
        counted = salt.count + sum(fact.is_sealed for fact in facts)
        salt.delete()
        _write_again_shuffled(facts)
        transaction.on_commit(wipe_write_ahead_log)
        body = {"day": day, "half_day": half_day, "counted": counted, "fingerprint": facts_fingerprint(facts)}
        return journal.record(verb=Verb.HALF_DAY_SEALED, actor=None, at=at, place_key=place_key, body=body)


def seal_past_half_days(at: datetime) -> int:
    """Seal every half-day of the days before `at` left open; return how many."""
    today = local(at).date()
    past = list(FactSalt.objects.filter(day__lt=today).order_by("day", "place_key", "half_day"))
    secrets.SystemRandom().shuffle(past)
    for salt in past:
        seal_half_day(place_key=salt.place_key, day=salt.day, half_day=HalfDay(salt.half_day), at=at)
    return len(past)


def forget_facts(at: datetime) -> int:
    """Delete facts older than 24 months and empty the entries that sealed them; return how many facts."""
    before = local(at).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=FACT_DAYS)
    with transaction.atomic():
        removed = Fact.objects.filter(day__lt=before.date(), is_sealed=True).delete()[0]
        seals = Entry.objects.filter(verb=Verb.HALF_DAY_SEALED, recorded_at__lt=before, is_forgotten=False).forget()
        if removed or seals:
            body = {"before": before, "facts": removed, "seals": seals}
            journal.record(verb=Verb.FACTS_FORGOTTEN, actor=None, at=at, body=body)
    return removed


def _write_again_shuffled(facts: list[Fact]) -> None:
    Fact.objects.filter(id__in=[fact.id for fact in facts]).delete()
    for fact in facts:
        fact.id, fact.is_sealed = uuid.uuid4(), True
    secrets.SystemRandom().shuffle(facts)
    Fact.objects.bulk_create(facts)


def wipe_write_ahead_log() -> None:
    """Take what was deleted, a dead salt or key, off SQLite's log; `secure_delete` already zeroed it in the file.

    PostgreSQL keeps dead rows until its own vacuum and its log until recycled: `docs/reference/data.md`.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
