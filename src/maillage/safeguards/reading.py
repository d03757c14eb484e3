"""GET never writes: while a request reads, every connection refuses statements that change data.

The guard sits on each connection for its whole life and asks a context variable, which follows a
request through the threads of ASGI as well as WSGI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

# Statements that read, steer a transaction or ask about the connection.
_HARMLESS = re.compile(
    r"\s*\(*\s*(SELECT|VALUES|EXPLAIN|PRAGMA|SHOW|SET|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*WITH\b", re.IGNORECASE)
_CHANGES = re.compile(r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO)\b", re.IGNORECASE)
_TABLE = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)\"?", re.IGNORECASE)

# What a staff page or a door may write while it reads: the session itself (`django_session`) and the
# counters of rate limits (`safeguards_cache`). Public and machine pages may write nothing.
STAFF_TABLES = frozenset({"django_session", "safeguards_cache"})

_writable: ContextVar[Callable[[], frozenset[str]] | None] = ContextVar("writable_while_reading", default=None)


class WroteWhileReadingError(RuntimeError):
    """A GET, HEAD or OPTIONS request tried to change the database: a bug of the view."""


def changes_data(statement: str) -> bool:
    """True unless `statement` only reads."""
    if _WITH.match(statement):
        return bool(_CHANGES.search(statement))
    return not _HARMLESS.match(statement)


def _table_of(statement: str) -> str:
    found = _TABLE.match(statement)
    return found.group(1) if found else ""


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: ANN401, FBT001, PLR0917  Django's signature
    """The execute wrapper of every connection."""
    writable = _writable.get()
    if writable is not None and changes_data(sql) and _table_of(sql) not in writable():
        raise WroteWhileReadingError(f"A request that reads tried to write: {sql[:80]}… Use POST and an action.")
    return execute(sql, params, many, context)


def install(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Put the guard on a new connection, once (receiver of `connection_created`)."""
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)


@contextmanager
def reading(writable: Callable[[], frozenset[str]]) -> Iterator[None]:
    """Refuse writes in this block, but to the tables `writable()` names when the statement comes."""
    token = _writable.set(writable)
    try:
        yield
    finally:
        _writable.reset(token)
