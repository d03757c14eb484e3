"""The database file of a backup: copied while others write, read without touching it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]

# Tables of PRAGMA and of Django's own bookkeeping of a moment are not counted.
_NOT_COUNTED = ("sqlite_%", "safeguards_cache", "django_session")


def copy(source: Path, target: Path) -> None:
    """Copy the database at one instant, through SQLite's online backup: writers go on meanwhile."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copied:
        live.backup(copied)
        # A single file: no write-ahead log beside it. The settings choose the journal again when it is opened.
        copied.execute("PRAGMA journal_mode = DELETE").fetchone()
    target.chmod(0o600)


@contextmanager
def read(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as it lies, without making any other beside it; constraints may call functions of Django."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        register_functions(connection)
        yield connection


def is_sound(path: Path) -> bool:
    """True when SQLite finds every page and every index right."""
    try:
        with read(path) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def counts(path: Path) -> dict[str, int]:
    """The number of rows of every table."""
    left_out = " ".join("AND name NOT LIKE ?" for _ in _NOT_COUNTED)
    with read(path) as connection:
        tables = connection.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' {left_out}", _NOT_COUNTED)  # noqa: S608
        names = sorted(row[0] for row in tables)
        return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def journal_head(path: Path) -> dict[str, object]:
    """Where the journal stands: its last sequence and hash."""
    with read(path) as connection:
        row = connection.execute("SELECT sequence, hash FROM safeguards_journalhead WHERE id = 1").fetchone()
    return {"sequence": row[0] if row else 0, "hash": row[1] if row else ""}


def migrations(path: Path) -> list[str]:
    """What was applied, as `app.name`."""
    with read(path) as connection:
        return sorted(f"{app}.{name}" for app, name in connection.execute("SELECT app, name FROM django_migrations"))


def is_free(path: Path) -> bool:
    """True when no process has the file open: a connection in WAL mode holds a lock as long as it lives."""
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        connection.rollback()
    return True


def end_sessions(path: Path) -> None:
    """Sign everybody out: a session or a role ended after the backup must not come back through it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        register_functions(connection)
        for table in ("django_session", "usersessions_usersession"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours
