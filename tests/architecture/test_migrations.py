"""Migrations have a name that tells what they do, and a way back."""

from __future__ import annotations

import re

from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

AUTOMATIC = re.compile(r"^\d{4}_(auto|alter|remove|rename)?_?\d*$")


def ours() -> dict[str, object]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {
        f"{app}.{name}": migration
        for (app, name), migration in loader.disk_migrations.items()
        if migration.__module__.startswith("maillage.")
    }


def test_every_migration_has_a_name() -> None:
    assert ours()
    assert [name for name in ours() if AUTOMATIC.match(name.split(".")[1])] == []


def test_every_migration_can_be_reversed() -> None:
    one_way = [
        f"{name}: {operation}"
        for name, migration in ours().items()
        for operation in migration.operations  # type: ignore[attr-defined]
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]

    assert one_way == []
