"""Editions: which version of each source is in use, to be shown on the pages that use it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.reference.enums import Source, coverage_label
from maillage.reference.models import Edition
from maillage.safeguards.keeping import kept


@dataclass(frozen=True)
class CoverageLine:
    """How far a source meets another: of `total` keys, `found` are known there."""

    join: str
    found: int
    total: int

    @property
    def label(self) -> str:
        """The join in words, in the active language."""
        return coverage_label(self.join)

    @property
    def share(self) -> int:
        """Percent, rounded down: 100 means all."""
        return 100 * self.found // self.total if self.total else 0


@dataclass(frozen=True)
class EditionSheet:
    """One import of one source; `is_starter` tells our own sample from the official files."""

    source: str
    title: str
    publisher: str
    url: str
    licence: str
    vintage: str
    is_starter: bool
    imported_at: datetime
    created: int
    updated: int
    ended: int
    unchanged: int
    coverage: tuple[CoverageLine, ...]


def _sheet(row: Edition) -> EditionSheet:
    return EditionSheet(
        source=row.source,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        licence=row.licence,
        vintage=row.vintage,
        is_starter=row.is_starter,
        imported_at=row.imported_at,
        created=row.created,
        updated=row.updated,
        ended=row.ended,
        unchanged=row.unchanged,
        coverage=tuple(CoverageLine(**line) for line in row.coverage),
    )


@kept
def editions() -> list[EditionSheet]:
    """Every edition read, by source, the one in use first. One query."""
    return [_sheet(row) for row in Edition.objects.order_by("source", "-imported_at", "-id")]


@kept
def current_edition(source: Source) -> EditionSheet | None:
    """The edition in use of `source`, if any was read. One query."""
    row = Edition.objects.filter(source=source).order_by("-imported_at", "-id").first()
    return _sheet(row) if row else None
