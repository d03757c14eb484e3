"""Bring a table to what a source says, writing only what differs.

Rows are compared in memory, then created and updated by one upsert in batches: the cost follows
the number of changes, and a second run of one source writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

_BATCH_ROWS = 1000
_KEYS_AT_ONCE = 500
T = TypeVar("T")


@dataclass(frozen=True)
class Counts:
    """What a source changed."""

    created: int = 0
    updated: int = 0
    ended: int = 0
    unchanged: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.created + other.created,
            self.updated + other.updated,
            self.ended + other.ended,
            self.unchanged + other.unchanged,
        )


@dataclass(frozen=True)
class Sheet:
    """What a source says of a table: by key (values of `key` fields), the values of `fields`."""

    key: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Mapping[tuple[Any, ...], tuple[Any, ...]]


def synchronise(table: QuerySet[Any], sheet: Sheet, *, ended_on: date | None) -> Counts:
    """Make the rows of `table` those of `sheet`.

    A row that left the source gets `ended_on`, or is deleted when that is None; one that comes back
    lives again. `sheet.key` must be unique in the table.
    """
    kept = (*sheet.key, *sheet.fields) if ended_on is None else (*sheet.key, *sheet.fields, "ended_on")
    width = len(sheet.key)
    before = {row[:width]: row[width:] for row in table.values_list(*kept).iterator(_BATCH_ROWS)}
    still = () if ended_on is None else (None,)
    changed = {key: values for key, values in sheet.rows.items() if before.get(key) != (*values, *still)}
    updated = sum(key in before for key in changed)
    _upsert(table.model, sheet, changed, has_end=ended_on is not None)
    gone = [key for key, values in before.items() if key not in sheet.rows and (not still or values[-1] is None)]
    _end(table, sheet.key, gone, ended_on=ended_on)
    return Counts(len(changed) - updated, updated, len(gone), len(sheet.rows) - len(changed))


def synchronise_each(
    told: Iterable[tuple[QuerySet[Any], str, str, Mapping[tuple[Any, ...], tuple[Any, ...]]]], *, ended_on: date | None
) -> dict[str, Counts]:
    """Bring several tables to what a source says of each, in order; what changed, by name of model.

    Each is a table, its key and its fields (words separated by blanks), and its rows.
    """
    return {
        str(table.model._meta.model_name): synchronise(
            table, Sheet(tuple(key.split()), tuple(fields.split()), rows), ended_on=ended_on
        )
        for table, key, fields, rows in told
    }


def _upsert(
    model: type[Model], sheet: Sheet, changed: Mapping[tuple[Any, ...], tuple[Any, ...]], *, has_end: bool
) -> None:
    names = (*sheet.key, *sheet.fields)
    updated = (*sheet.fields, "ended_on") if has_end else sheet.fields
    options: dict[str, Any] = {"ignore_conflicts": True}
    if updated:
        options = {"update_conflicts": True, "unique_fields": sheet.key, "update_fields": updated}
    pending = (model(**dict(zip(names, (*key, *values), strict=True))) for key, values in changed.items())
    for batch in _batches(pending, _BATCH_ROWS):
        model._default_manager.bulk_create(batch, **options)


def _end(table: QuerySet[Any], key: tuple[str, ...], gone: list[tuple[Any, ...]], *, ended_on: date | None) -> None:
    if ended_on is None:
        primary = {row[1:]: row[0] for row in table.values_list("pk", *key)} if gone else {}
        for batch in _batches(iter(gone), _KEYS_AT_ONCE):
            table.filter(pk__in=[primary[row] for row in batch]).delete()
    else:
        for batch in _batches(iter(gone), _KEYS_AT_ONCE):
            table.filter(pk__in=[row[0] for row in batch]).update(ended_on=ended_on)


def _batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch
