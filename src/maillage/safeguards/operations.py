"""Idempotent operations: what a client sends twice is done once (trust.md §6.1).

The client draws a random id (UUID version 4; never version 7, which is a clock). The row is written
in the transaction of its effect, so that neither exists without the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError, connection, transaction

from maillage.core.instants import local
from maillage.safeguards import canonical
from maillage.safeguards.errors import BodyDiffers, NotRandom, StillInFlight
from maillage.safeguards.models import Operation

PATIENCE_SECONDS = 5
# Longer than any queue a desk may keep without network (45 days).
OPERATION_DAYS = 60


@dataclass(frozen=True)
class Outcome:
    """What the operation gave, the first time or again."""

    result: Mapping[str, Any]
    is_replay: bool


def once(
    *, operation_id: UUID, body: bytes | Mapping[str, object], at: datetime, effect: Callable[[], Mapping[str, Any]]
) -> Outcome:
    """Run `effect` unless this operation was already done; then give back its stored result.

    `effect` returns what JSON can hold. Raises NotRandom, BodyDiffers (same id, other body) and
    StillInFlight (the same operation is running elsewhere for over five seconds). When `effect`
    raises, nothing is kept and the client may try again.
    """
    if operation_id.version != 4:
        raise NotRandom
    fingerprint = _fingerprint(body)
    with patiently():
        operation, is_new = _claim(operation_id, fingerprint, at)
        if operation.body_hash != fingerprint:
            raise BodyDiffers
        if is_new:
            operation.result = json.loads(json.dumps(dict(effect()), cls=DjangoJSONEncoder))
            operation.save(update_fields=["result"])
    return Outcome(operation.result, is_replay=not is_new)


def _fingerprint(body: bytes | Mapping[str, object]) -> str:
    return hashlib.sha256(body).hexdigest() if isinstance(body, bytes) else canonical.sha256(body)


def _claim(operation_id: UUID, fingerprint: str, at: datetime) -> tuple[Operation, bool]:
    """The operation's row and whether this call made it; waits for another call that is making it."""
    with claiming():
        return Operation.objects.get_or_create(
            id=operation_id, defaults={"body_hash": fingerprint, "recorded_on": local(at).date()}
        )


@contextmanager
def patiently() -> Iterator[None]:
    """One transaction that waits a bounded time for its own twin. Raises StillInFlight."""
    with ExitStack() as stack:
        with _sqlite_patience(), _in_flight_is_refused():
            stack.enter_context(transaction.atomic())
        yield


@contextmanager
def _sqlite_patience() -> Iterator[None]:
    """SQLite lets one writer in at a time: wait for it as long as for one's own twin, then go back."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = _pragma("PRAGMA busy_timeout")
    _pragma(f"PRAGMA busy_timeout = {PATIENCE_SECONDS * 1000}")
    try:
        yield
    finally:
        _pragma(f"PRAGMA busy_timeout = {usual}")


@contextmanager
def claiming() -> Iterator[None]:
    """Around the insert of an operation's row: waits for another call that is making it. Raises StillInFlight."""
    with _postgresql_patience(), _in_flight_is_refused():
        yield


@contextmanager
def _postgresql_patience() -> Iterator[None]:
    """PostgreSQL makes the second insert of an id wait for the first to end: bound that wait."""
    if connection.vendor != "postgresql":
        yield
        return
    _set_lock_timeout(f"{PATIENCE_SECONDS}s")
    yield
    _set_lock_timeout("0")


def _pragma(statement: str) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute(statement).fetchone()[0])


def _set_lock_timeout(duration: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{duration}'")


@contextmanager
def _in_flight_is_refused() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if _is_lock_wait(error):
            raise StillInFlight from error
        raise


def _is_lock_wait(error: OperationalError) -> bool:
    """True for PostgreSQL's `lock_not_available` and SQLite's `SQLITE_BUSY`."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) == "55P03" or getattr(cause, "sqlite_errorname", None) == "SQLITE_BUSY"
