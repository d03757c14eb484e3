"""The purge: what is past its retention goes, table by table, by the rules of the classification."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from django.apps import apps
from django.db import models, transaction
from django.utils.module_loading import import_string

from maillage.core.instants import local
from maillage.safeguards import journal
from maillage.safeguards.classification import Table, tables
from maillage.safeguards.enums import Verb


@dataclass(frozen=True)
class PurgeLine:
    """What the purge removed from one table, by which rule."""

    model: str
    removed: int
    rule: str


def purge(at: datetime) -> list[PurgeLine]:
    """Apply every retention; one entry of the journal tells what went. A second time removes nothing.

    Tables without a duration are left alone. A row is gone at most a day after its limit when this runs daily.
    """
    lines = [_purge_table(table, at) for table in _with_duration()]
    removed = {line.model: line.removed for line in lines if line.removed}
    if removed:
        journal.record(verb=Verb.PURGED, actor=None, at=at, body=removed)
    return lines


def _with_duration() -> list[Table]:
    """The shortest first: what a short life closes (a half-day) may then be old enough for a long one."""
    return sorted(
        (table for table in tables() if table.retention.days is not None), key=lambda table: table.retention.days or 0
    )


def limit_of(table: Table, at: datetime) -> datetime | date:
    """Rows whose `since` is before this are past their retention."""
    limit = at - timedelta(days=table.retention.days or 0)
    field = apps.get_model(table.model)._meta.get_field(str(table.retention.since))
    return limit if isinstance(field, models.DateTimeField) else local(limit).date()


def _purge_table(table: Table, at: datetime) -> PurgeLine:
    removed = _door(table.retention.action)(at) if table.retention.action else _delete_old_rows(table, at)
    return PurgeLine(table.model, removed, table.retention.rule)


def _door(action: str) -> Callable[[datetime], int]:
    return cast(Callable[[datetime], int], import_string(f"maillage.{action}"))


def _delete_old_rows(table: Table, at: datetime) -> int:
    old = {f"{table.retention.since}__lt": limit_of(table, at)}
    model = apps.get_model(table.model)
    with transaction.atomic():
        by_model: dict[str, int] = model._base_manager.filter(**old).delete()[1]
    return by_model.get(table.model, 0)
