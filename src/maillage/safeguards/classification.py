"""What is kept, why, how sensitive it is and for how long: one declaration per table.

Each package declares its tables in `classification.py`; `tests/architecture` fails on any field
left out. `docs/reference/data.md` and the register of processing are generated from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How far a value may travel."""

    OPEN = "open"  # public facts
    INTERNAL = "internal"  # for staff
    PERSONAL = "personal"  # tells about an identified member of staff
    SENSITIVE = "sensitive"  # secrets and keys


@dataclass(frozen=True)
class Retention:
    """How long a row stays. `days` counts from the date or instant field `since`.

    `days=None` keeps the row while it is useful, told in `rule`. `maillage purge` deletes every
    row older than its retention, unless `action` names the door that removes it.
    """

    rule: str
    days: int | None = None
    since: str | None = None
    action: str | None = None


WHILE_USED = Retention("while the network uses it; ended rows keep their history")


@dataclass(frozen=True)
class Fields:
    """Fields of a table that share a purpose and a level."""

    names: tuple[str, ...]
    purpose: str
    level: Level


@dataclass(frozen=True)
class Table:
    """A table: its model (`app.Model`), its retention and its fields."""

    model: str
    retention: Retention
    fields: tuple[Fields, ...]
    anonymous: bool = False


_TABLES: dict[str, Table] = {}


def fields(names: str, purpose: str, level: Level = Level.INTERNAL) -> Fields:
    """Classify the blank-separated field `names`."""
    return Fields(tuple(names.split()), purpose, level)


def table(model: str, *groups: Fields, retention: Retention = WHILE_USED, anonymous: bool = False) -> Table:
    """Declare the classification of `model`; `anonymous` tables are held against the deny-list of R3."""
    declared = Table(model, retention, groups, anonymous)
    if model in _TABLES and _TABLES[model] != declared:
        raise ValueError(f"{model} is classified twice")
    _TABLES[model] = declared
    return declared


def tables() -> Iterator[Table]:
    """Every declared table, by model name."""
    return iter(sorted(_TABLES.values(), key=lambda declared: declared.model))
