"""Anonymous facts taken in once, though a desk sends them twice (trust.md §6).

Unlike `operations`, nothing here tells what was done, by whom or on which day: a hash of the random id
the desk chose, and the month in which it is forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from maillage.core.instants import local
from maillage.safeguards import canonical
from maillage.safeguards.errors import BodyDiffers, NotRandom
from maillage.safeguards.facts import wipe_write_ahead_log
from maillage.safeguards.models import FactOperation
from maillage.safeguards.operations import OPERATION_DAYS, claiming, patiently


def once_as_fact(*, operation_id: UUID, body: Mapping[str, object], at: datetime, effect: Callable[[], object]) -> bool:
    """Run `effect` unless this fact was already taken in; True when it was.

    Raises NotRandom, BodyDiffers and StillInFlight. When `effect` raises, nothing is kept.
    """
    if operation_id.version != 4:
        raise NotRandom
    digest = hashlib.sha256(operation_id.bytes).hexdigest()
    body_hash = hashlib.sha256(operation_id.bytes + canonical.encode(body)).hexdigest()
    with patiently():
        with claiming():
            row, is_new = FactOperation.objects.get_or_create(
                digest=digest, defaults={"body_hash": body_hash, "forget_on": month_of_forgetting(local(at).date())}
            )
        if row.body_hash not in {"", body_hash}:
            raise BodyDiffers
        if is_new:
            effect()
    return not is_new


def month_of_forgetting(day: date) -> date:
    """The first day of the first month that begins sixty days after `day`, or later: one value a month, for all."""
    last = day + timedelta(days=OPERATION_DAYS)
    return last if last.day == 1 else (last.replace(day=1) + timedelta(days=32)).replace(day=1)


def strip_and_forget(at: datetime) -> int:
    """Keep of every fact only the hash of its id, in the order of these hashes; forget the old ones. How many go.

    A fact taken in meanwhile waits: were it deleted with the rest, its replay would count twice.
    """
    with transaction.atomic():
        _hold_others_back()
        forgotten = FactOperation.objects.filter(forget_on__lte=local(at).date()).delete()[0]
        if FactOperation.objects.exclude(body_hash="").exists():
            rows = list(FactOperation.objects.order_by("digest").values_list("digest", "forget_on"))
            FactOperation.objects.all().delete()
            FactOperation.objects.bulk_create(
                [FactOperation(digest=digest, forget_on=forget_on) for digest, forget_on in rows]
            )
        transaction.on_commit(wipe_write_ahead_log)
    return forgotten


def _hold_others_back() -> None:
    """SQLite lets one writer in at a time; PostgreSQL is asked to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{FactOperation._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')
