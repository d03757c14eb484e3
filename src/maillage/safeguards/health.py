"""Probes: `/healthz/live` says the process answers, `/healthz/ready` that it can do its work.

Neither says why not: the reason goes to the log.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils import timezone

from maillage.safeguards import room

LIVE, READY = "/healthz/live", "/healthz/ready"
SMALLEST_FREE_SHARE = 0.10
OLDEST_WAITING_SECONDS = 60
WRITE_DEADLINE_MS = 1000

_log = logging.getLogger(__name__)
_migrated: set[str] = set()


def is_probe(path: str) -> bool:
    """True for the two addresses of probes."""
    return path in {LIVE, READY}


def answer(path: str) -> HttpResponse:
    """The answer of a probe: `ok` or `unavailable`, nothing more."""
    is_fine = path == LIVE or is_ready()
    response = HttpResponse(
        "ok" if is_fine else "unavailable", content_type="text/plain", status=200 if is_fine else 503
    )
    # The reason is logged already: Django would add a second line, without it.
    response._has_been_logged = True  # type: ignore[attr-defined]  # read by django.utils.log.log_response
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def is_ready() -> bool:
    """True when every dependency answers; the first that does not is logged."""
    return all(_passes(name, check) for name, check in CHECKS.items())


def _passes(name: str, check: Callable[[], bool]) -> bool:
    try:
        passes = check()
    except (DatabaseError, OSError) as error:
        _log.warning("not ready: %s (%s)", name, type(error).__name__)
        return False
    if not passes:
        _log.warning("not ready: %s", name)
    return passes


def database_is_writable() -> bool:
    """True when the database accepts a change, undone at once, within a second."""
    with _short_waits(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE id < 0")
        transaction.set_rollback(True)
    return True


@contextmanager
def _short_waits() -> Iterator[None]:
    """Wait a second at most for another writer, whatever the connection usually accepts."""
    if connection.vendor != "sqlite":
        yield
        return
    usual_ms = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {WRITE_DEADLINE_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual_ms}")


def migrations_are_applied() -> bool:
    """True when no migration waits; asked of the database until it is true once."""
    if connection.alias in _migrated:
        return True
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _migrated.add(connection.alias)
    return True


def disk_has_room() -> bool:
    """True when more than a tenth of the disk of MAILLAGE_HOME is free."""
    usage = shutil.disk_usage(settings.HOME)
    return usage.free > usage.total * SMALLEST_FREE_SHARE


def queue_moves() -> bool:
    """True when no job that may start has waited more than a minute."""
    from django_tasks_db.models import DBTaskResult, get_date_max

    limit = timezone.now() - timedelta(seconds=OLDEST_WAITING_SECONDS)
    # A job to run at once carries the last date there is.
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=limit)
    return not waiting.exclude(run_after__gt=limit, run_after__lt=get_date_max()).exists()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_is_writable,
    "migrations": migrations_are_applied,
    "disk": disk_has_room,
    "room": lambda: not room.is_lacking(),
    "queue": queue_moves,
}
