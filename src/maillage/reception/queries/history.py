"""The figures of past years, sheet by sheet: each with who kept them, what they count and of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from maillage.reception.models import HistoryBatch, HistoryFigure
from maillage.reception.rules import not_yours


@dataclass(frozen=True)
class HistoryLine:
    """What one figure of a sheet says of a place, by period."""

    figure: str
    place: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class HistoryTable:
    """A sheet as a table: a line by figure and place, a column by period (« 2012 », « 2012-03 »)."""

    batch: HistoryBatch
    periods: tuple[str, ...]
    lines: tuple[HistoryLine, ...]


def history_batches() -> QuerySet[HistoryBatch]:
    """Every sheet brought in, the latest first, with how many figures and since when. One query."""
    told = {"count": Count("figures"), "since": Min("figures__starts_on"), "until": Max("figures__starts_on")}
    return HistoryBatch.objects.annotate(**told).order_by("-imported_on", "source", "id")


def history_batch(key: UUID) -> HistoryBatch:
    """One of them. Raises NotYours. One query."""
    found = HistoryBatch.objects.filter(id=key).first()
    if found is None:
        raise not_yours()
    return found


def history_table(batch: HistoryBatch) -> HistoryTable:
    """All of a sheet. One query."""
    rows = HistoryFigure.objects.filter(batch=batch).order_by("figure", "place_name", "starts_on", "span", "id")
    values: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        values.setdefault((row.figure, row.place_name), {})[_code(row.span, row.starts_on)] = row.number
    periods = tuple(sorted({code for line in values.values() for code in line}))
    lines = tuple(
        HistoryLine(figure, place, tuple(line.get(code) for code in periods))
        for (figure, place), line in values.items()
    )
    return HistoryTable(batch, periods, lines)


def _code(span: str, starts_on: date) -> str:
    return f"{starts_on:%Y-%m}" if span == "mois" else f"{starts_on:%Y}"
