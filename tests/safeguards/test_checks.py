"""System checks: each faulty setting is named with its remedy, the delivered ones are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core.checks import CheckMessage
from django.db import ConnectionHandler
from django.test import override_settings

from maillage.config import databases
from maillage.safeguards import checks


@pytest.fixture
def faulty(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The settings of a SQLite database that only the check sees, to spoil before it is opened."""
    handler = ConnectionHandler({"default": databases.sqlite(tmp_path / "faulty.sqlite3")})
    monkeypatch.setattr(checks, "connections", handler)
    yield handler.settings["default"]
    if handler["default"].connection is not None:
        handler["default"].connection.close()


def _codes(messages: list[CheckMessage]) -> list[str]:
    assert all(message.hint for message in messages)
    return [str(message.id).removeprefix("safeguards.") for message in messages]


def _examine() -> list[str]:
    return _codes(checks.sqlite_is_durable(databases=["default"]))


def test_delivered_settings_are_accepted(faulty: dict[str, Any]) -> None:
    assert _examine() == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("synchronous=FULL", "synchronous=NORMAL", ["E001"]),
        ("synchronous=FULL", "synchronous=OFF", ["E001"]),
        ("foreign_keys=ON", "foreign_keys=OFF", ["E002"]),
        ("secure_delete=ON", "secure_delete=OFF", ["E003"]),
        ("secure_delete=ON", "secure_delete=FAST", ["E003"]),
        ("journal_mode=WAL", "journal_mode=MEMORY", ["E004"]),
        ("synchronous=FULL", "synchronous=EXTRA", []),
        ("journal_mode=WAL", "journal_mode=TRUNCATE", []),
    ],
)
def test_each_weaker_pragma_is_refused(faulty: dict[str, Any], right: str, wrong: str, expected: list[str]) -> None:
    options = faulty["OPTIONS"]
    options["init_command"] = options["init_command"].replace("journal_mode=TRUNCATE", "journal_mode=WAL")
    assert right in options["init_command"]
    options["init_command"] = options["init_command"].replace(right, wrong)

    assert _examine() == expected


def test_wal_on_a_library_without_the_fix_is_refused(faulty: dict[str, Any]) -> None:
    with mock.patch.object(checks, "has_wal_reset_fix", return_value=False):
        assert _examine() == ["E004"]


def test_transactions_that_begin_as_readers_are_refused(faulty: dict[str, Any]) -> None:
    faulty["OPTIONS"]["transaction_mode"] = "DEFERRED"

    assert _examine() == ["E005"]


def test_file_that_does_not_open_is_said(faulty: dict[str, Any], tmp_path: Path) -> None:
    faulty["NAME"] = tmp_path / "absent" / "faulty.sqlite3"

    assert _examine() == ["E000"]


HTTPS = {
    "SECURE_SSL_REDIRECT": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "ALLOWED_HOSTS": ["cite.exemple"],
    "DEBUG": False,
}


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ({}, []),
        ({"DEBUG": True}, ["E010"]),
        ({"ALLOWED_HOSTS": ["cite.exemple", "*"]}, ["E011"]),
        ({"SESSION_COOKIE_NAME": "session"}, ["E012"]),
        ({"CSRF_COOKIE_SECURE": False}, ["E012"]),
        ({"SECURE_PROXY_SSL_HEADER": None}, ["E013"]),
        ({"SECURE_SSL_REDIRECT": False, "DEBUG": True, "SESSION_COOKIE_NAME": "session"}, []),
    ],
)
def test_public_machine_left_open_is_refused(faults: dict[str, object], expected: list[str]) -> None:
    with override_settings(**{**HTTPS, **faults}):
        assert _codes(checks.public_machine_is_closed()) == expected


@pytest.mark.urls("tests.safeguards.pages")
def test_route_that_declares_no_access_is_named() -> None:
    (message,) = checks.every_route_declares_its_access()

    assert message.msg == "/undeclared/ does not say who may open it."
    assert message.id == "safeguards.E020"
