"""SQLite as it really answers on a live connection, and the library it needs."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from django.db import connection

from maillage.config import databases
from maillage.safeguards.sqlite import has_wal_reset_fix

on_sqlite = pytest.mark.usefixtures("_on_sqlite")


@pytest.fixture
def _on_sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("asks SQLite; this run is on PostgreSQL")


def _answer(pragma: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.parametrize(
    ("version", "is_fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_library_known_to_carry_the_fix_or_not(version: tuple[int, int, int], is_fixed: bool) -> None:  # noqa: FBT001
    assert has_wal_reset_fix(version) is is_fixed


@on_sqlite
def test_live_connection_is_durable_and_closed_to_orphans() -> None:
    assert {name: _answer(name) for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")} == {
        "journal_mode": "wal" if has_wal_reset_fix(sqlite3.sqlite_version_info) else "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert _answer("busy_timeout") == 20_000
    assert connection.transaction_mode == "IMMEDIATE"


@on_sqlite
def test_connection_of_another_thread_is_as_durable() -> None:
    answers: list[object] = []

    def ask() -> None:
        answers.append(_answer("synchronous"))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert answers == [2]


def test_library_without_the_fix_keeps_a_rollback_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))

    command = databases.sqlite(tmp_path / "x.sqlite3")["OPTIONS"]["init_command"]  # type: ignore[operator]  # a path

    assert "journal_mode=TRUNCATE;" in command
    assert "synchronous=FULL;" in command
