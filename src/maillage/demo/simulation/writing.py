"""Rows of the history, written many at a time, each table in the order of its ids: which is the order of nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import CharField, DateField, Field, ForeignKey, Model, UUIDField

_AT_ONCE: Final = 2000


def write(rows: Iterable[Model]) -> None:
    """Insert new rows of several tables; fragments that are there already get their new date."""
    new: dict[type[Model], list[Model]] = defaultdict(list)
    dated_again: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        (new if row._state.adding else dated_again)[type(row)].append(row)
    for model in sorted(dated_again, key=lambda table: table.__name__):
        model._base_manager.bulk_update(dated_again[model], ["grain", "starts_on"], batch_size=_AT_ONCE)
    for model in sorted(new, key=lambda table: table.__name__):
        _insert(model, sorted(new[model], key=lambda row: str(row.pk)))


def _insert(model: type[Model], rows: list[Model]) -> None:
    """As `bulk_create` does, in a third of its time: a year is ninety thousand rows of plain codes and numbers."""
    fields = model._meta.concrete_fields
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column or "") for field in fields)
    places = ", ".join(["%s"] * len(fields))
    ways = [(field.attname, _way(field)) for field in fields]
    values = [tuple(way(getattr(row, name)) for name, way in ways) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608  our own names


def _way(field: Field[Any, Any]) -> Callable[[Any], Any]:
    """How the database takes the values of a column."""
    target = field.target_field if isinstance(field, ForeignKey) else field
    if isinstance(target, UUIDField):
        return _same if connection.features.has_native_uuid_field else _hexadecimal
    if isinstance(target, DateField):
        return connection.ops.adapt_datefield_value
    return str if isinstance(target, CharField) else _same


def _hexadecimal(value: UUID) -> str:
    return value.hex


def _same(value: object) -> object:
    return value
