"""A thousand drawn attempts to tamper with the journal, all found (trust.md, S12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import connection, transaction

from maillage.safeguards import journal, triggers

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ENTRIES = 12
COLUMNS = ("verb", "actor_id", "subject", "place_key", "body", "salt", "body_hash", "previous_hash", "hash")
COPIED = "recorded_at, verb, actor_id, subject, place_key, body, salt, is_forgotten, body_hash, previous_hash, hash"

Attempt = Callable[[Random], None]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit(draw: Random) -> None:
    column, drawn = draw.choice(COLUMNS), f"{draw.getrandbits(64):016x}"
    value = f'{{"x": "{drawn}"}}' if column == "body" else drawn
    sql(f"UPDATE safeguards_entry SET {column} = %s WHERE sequence = %s", value, draw.randint(1, ENTRIES))


def postpone(draw: Random) -> None:
    at = AT + timedelta(days=1, microseconds=draw.randint(1, 10**9))
    sql("UPDATE safeguards_entry SET recorded_at = %s WHERE sequence = %s", at, draw.randint(1, ENTRIES))


def delete(draw: Random) -> None:
    sql("DELETE FROM safeguards_entry WHERE sequence = %s", draw.randint(1, ENTRIES))


def delete_and_close_the_gap(draw: Random) -> None:
    gone = draw.randint(1, ENTRIES - 1)
    sql("DELETE FROM safeguards_entry WHERE sequence = %s", gone)
    sql("UPDATE safeguards_entry SET sequence = sequence + 1000 WHERE sequence > %s", gone)
    sql("UPDATE safeguards_entry SET sequence = sequence - 1001 WHERE sequence > 1000")


def insert(draw: Random) -> None:
    copied, before = draw.randint(1, ENTRIES), draw.randint(1, ENTRIES)
    sql("UPDATE safeguards_entry SET sequence = sequence + 1000 WHERE sequence >= %s", before)
    source = copied + 1000 if copied >= before else copied
    sql(
        f"INSERT INTO safeguards_entry (sequence, {COPIED}) SELECT %s, {COPIED} FROM safeguards_entry "
        "WHERE sequence = %s",
        before,
        source,
    )
    sql("UPDATE safeguards_entry SET sequence = sequence - 999 WHERE sequence > 1000")


def swap(draw: Random) -> None:
    one, other = draw.sample(range(1, ENTRIES + 1), 2)
    for old, new in ((one, 1000), (other, one), (1000, other)):
        sql("UPDATE safeguards_entry SET sequence = %s WHERE sequence = %s", new, old)


def cut(draw: Random) -> None:
    sql("DELETE FROM safeguards_entry WHERE sequence > %s", draw.randint(0, ENTRIES - 1))


def forget(draw: Random) -> None:
    sql(
        "UPDATE safeguards_entry SET is_forgotten = true, actor_id = NULL, subject = '', body = NULL, salt = '' "
        "WHERE sequence = %s",
        draw.randint(1, ENTRIES),
    )


ATTEMPTS: tuple[Attempt, ...] = (edit, postpone, delete, delete_and_close_the_gap, insert, swap, cut, forget)


def found(count: int, seed: int) -> int:
    """How many of `count` drawn attempts the verification finds; each is undone."""
    draw = Random(seed)
    for n in range(ENTRIES):
        journal.record(verb="x.y", actor="a", at=AT + timedelta(minutes=n), subject=f"o:{n}", body={"n": n})
    triggers.remove(connection)
    seen = 0
    for _ in range(count):
        with transaction.atomic():
            draw.choice(ATTEMPTS)(draw)
            seen += not journal.verify().ok
            transaction.set_rollback(True)
    triggers.install(connection)
    return seen


def test_forty_attempts_are_all_found(db: None) -> None:
    assert found(40, seed=1) == 40
    assert journal.verify().ok


@pytest.mark.long
def test_thousand_attempts_are_all_found(db: None) -> None:
    assert found(1000, seed=2026) == 1000
    assert journal.verify().ok
