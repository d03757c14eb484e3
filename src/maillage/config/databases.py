"""The database Maillage runs on: SQLite by default, PostgreSQL when a URL is given.

SQLite must be both durable and free of the WAL-reset fault (SQLite 3.7.0 to 3.51.2, mended in
3.51.3 and in the backports 3.44.6 and 3.50.7). `pysqlite3` carries a library with the fix; without
it the system's library is used with a rollback journal, which the fault does not touch.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from maillage.safeguards.sqlite import has_wal_reset_fix


def prefer_fixed_sqlite() -> None:
    """Put `pysqlite3` in the place of `sqlite3` before Django imports it; do nothing when absent."""
    try:
        bundled = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = bundled.dbapi2


def sqlite(path: Path) -> dict[str, Any]:
    """Django settings of a durable SQLite file at `path`."""
    import sqlite3

    journal = "WAL" if has_wal_reset_fix(sqlite3.sqlite_version_info) else "TRUNCATE"
    pragmas = (
        f"PRAGMA journal_mode={journal};"
        "PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-16000;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        # A file, not memory: threads of the live server and of the tests see one database.
        "TEST": {"NAME": path.with_name(f"test-{path.name}")},
    }


def keep_sqlite_open(databases: dict[str, dict[str, Any]]) -> None:
    """Let each thread of a WSGI server keep its SQLite connection: opening one costs 2 ms and an fsync.

    Never under ASGI, where each request has a thread of its own and would leave its connection behind.
    """
    for database in databases.values():
        if database["ENGINE"].endswith("sqlite3"):
            database["CONN_MAX_AGE"] = None


def postgresql(url: str) -> dict[str, Any]:
    """Django settings of the PostgreSQL database at `url`, with a small connection pool.

    The pool stands in for CONN_MAX_AGE, which leaks connections under ASGI.
    """
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }


def from_url(url: str, home: Path) -> dict[str, Any]:
    """The database that `url` names; the SQLite file of `home` when it is empty."""
    return postgresql(url) if url else sqlite(home / "maillage.sqlite3")
