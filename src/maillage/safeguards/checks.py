"""System checks: each dangerous setting is refused with its remedy (`maillage check`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections

from maillage.safeguards.routes import routes
from maillage.safeguards.sqlite import has_wal_reset_fix

# What a live SQLite connection must answer (synchronous: 2 is FULL, 3 EXTRA).
_PRAGMAS = (
    ("synchronous", {2, 3}, "E001", "acknowledged work is lost at a power cut", "PRAGMA synchronous=FULL"),
    ("foreign_keys", {1}, "E002", "rows can point to nothing", "PRAGMA foreign_keys=ON"),
    ("secure_delete", {1}, "E003", "erased values stay in the file", "PRAGMA secure_delete=ON"),
)
_REMEDY = "Build DATABASES with maillage.config.databases.sqlite, which sets {}."
_SAFE_JOURNALS = {"delete", "truncate", "persist"}


@register(Tags.database)
def sqlite_is_durable(*, databases: Iterable[str] | None = None, **_: object) -> list[CheckMessage]:
    """Ask each live SQLite connection what it really does, and refuse less than durable."""
    return [weak for alias in databases or () if connections[alias].vendor == "sqlite" for weak in _weaknesses(alias)]


def _weaknesses(alias: str) -> Iterator[CheckMessage]:
    try:
        values = _answers(alias)
    except DatabaseError as error:
        yield Error(f"SQLite does not open: {error}.", hint="Can MAILLAGE_HOME be written?", id="safeguards.E000")
        return
    for name, accepted, code, danger, remedy in _PRAGMAS:
        if values[name] not in accepted:
            yield Error(
                f"SQLite {name}={values[name]}: {danger}.", hint=_REMEDY.format(remedy), id=f"safeguards.{code}"
            )
    yield from _weak_journal(str(values["journal_mode"]))
    if connections[alias].settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        yield Error(
            "SQLite transactions begin as readers: two writers refuse each other.",
            hint=_REMEDY.format("transaction_mode=IMMEDIATE"),
            id="safeguards.E005",
        )


def _answers(alias: str) -> dict[str, Any]:
    with connections[alias].cursor() as cursor:
        names = [pragma[0] for pragma in _PRAGMAS] + ["journal_mode"]
        return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def _weak_journal(mode: str) -> Iterator[CheckMessage]:
    import sqlite3

    if mode in _SAFE_JOURNALS or (mode == "wal" and has_wal_reset_fix(sqlite3.sqlite_version_info)):
        return
    yield Error(
        f"SQLite {sqlite3.sqlite_version} with journal_mode={mode} can corrupt or lose the file.",
        hint="Install pysqlite3 0.6.1 or later for WAL, else use PRAGMA journal_mode=TRUNCATE.",
        id="safeguards.E004",
    )


@register(Tags.security)
def public_machine_is_closed(**_: object) -> list[CheckMessage]:
    """Refuse what may only stand on a developer's machine once HTTPS says that this is a public one."""
    return [error for is_wrong, error in _faults_of_settings() if is_wrong]


def _faults_of_settings() -> Sequence[tuple[bool, Error]]:
    https = settings.SECURE_SSL_REDIRECT
    return (
        (
            https and settings.DEBUG,
            Error(
                "Error details are shown on a public machine.",
                hint="Unset MAILLAGE_DEBUG, or MAILLAGE_HTTPS.",
                id="safeguards.E010",
            ),
        ),
        (
            "*" in settings.ALLOWED_HOSTS,
            Error(
                "Any Host header is answered: links in mails can be forged.",
                hint="List the real host names in MAILLAGE_HOSTS.",
                id="safeguards.E011",
            ),
        ),
        (
            https and not _cookies_are_locked(),
            Error(
                "Cookies are not bound to this host over HTTPS.",
                hint="Keep the __Host- names and the Secure flags of maillage.config.settings.",
                id="safeguards.E012",
            ),
        ),
        (
            https and settings.SECURE_PROXY_SSL_HEADER is None,
            Error(
                "HTTPS is asked for but no proxy is trusted: every page would redirect to itself.",
                hint="Set MAILLAGE_TRUSTED_PROXIES to the number of reverse proxies.",
                id="safeguards.E013",
            ),
        ),
    )


def _cookies_are_locked() -> bool:
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return (
        all(name.startswith("__Host-") for name in names)
        and settings.SESSION_COOKIE_SECURE
        and settings.CSRF_COOKIE_SECURE
    )


@register(Tags.urls)
def every_route_declares_its_access(**_: object) -> list[CheckMessage]:
    """Name the routes whose view says nothing about who may open it."""
    return [
        Error(
            f"/{route.pattern} does not say who may open it.",
            hint="Decorate its view with public, machine, door or staff of maillage.safeguards.access.",
            id="safeguards.E020",
        )
        for route in routes()
        if route.access is None
    ]
