"""Places of others on their way to the table: what a line holds, and how lines that are one place become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final

from django.db.models import QuerySet

from maillage.reference.enums import Directory, Join, OtherKind
from maillage.reference.imports.duplicates import Line, final, same_places
from maillage.reference.imports.locating import Spot
from maillage.reference.imports.place_names import without_kind
from maillage.reference.imports.synchronise import Counts, Sheet, synchronise
from maillage.reference.models import Department, OtherPlace
from maillage.reference.queries.editions import CoverageLine


@dataclass(frozen=True, kw_only=True)
class Other:
    """A place of others, as a row of the table but for `commune_id`."""

    key: str
    directory: Directory
    kind: OtherKind
    name: str
    address: str = ""
    postal_code: str = ""
    commune_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_at_centre: bool = False
    phone: str = ""
    website: str = ""
    opening_hours: str = ""
    hours_note: str = ""
    stated_on: date | None = None
    offers: list[str] = field(default_factory=list)
    same_as: str = ""


def at_centre(other: Other, spot: Spot | None) -> Other:
    """`other` at the centre of its commune, or nowhere when it is not known."""
    if spot is None:
        return other
    return replace(other, commune_id=spot.code, latitude=spot.latitude, longitude=spot.longitude, is_at_centre=True)


_COLUMNS: Final = tuple(field.name for field in fields(Other) if field.name != "key")


def stored(row: OtherPlace) -> Other:
    """A row of the table, as it would come."""
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Other(**{"key": row.key, **values, "directory": Directory(row.directory), "kind": OtherKind(row.kind)})


def merged(others: Sequence[Other], standing: Iterable[Line] = ()) -> list[Other]:
    """`others`, each that repeats another (or one of `standing`) bearing its key; what a source said stays."""
    said = {other.key: other.same_as for other in others if other.same_as}
    found = same_places([*(_line(other) for other in others if not other.same_as), *standing])
    ours = {other.key for other in others}
    # A row that stands already goes on standing: only `others` are written.
    turned = {(other if key not in ours else key): (key if key not in ours else other) for key, other in found.items()}
    same = final({**turned, **said})
    return [replace(other, same_as=same.get(other.key, "")) for other in others]


def standing_lines(others: QuerySet[OtherPlace]) -> list[Line]:
    """The rows of `others` that stand for themselves, to be compared with."""
    rows = others.filter(same_as="").order_by("key")
    return [
        Line(
            key=row.key,
            kind=row.kind,
            name=without_kind(row.name, OtherKind(row.kind)),
            address=row.address,
            commune=row.commune_id or "",
            latitude=row.latitude,
            longitude=row.longitude,
            is_at_centre=row.is_at_centre,
        )
        for row in rows
    ]


def _line(other: Other) -> Line:
    return Line(
        key=other.key,
        kind=other.kind,
        name=without_kind(other.name, other.kind),
        address=other.address,
        commune=other.commune_id or "",
        latitude=other.latitude,
        longitude=other.longitude,
        is_at_centre=other.is_at_centre,
    )


def write_others(table: QuerySet[OtherPlace], others: Sequence[Other]) -> dict[str, Counts]:
    """Make the rows of `table` those of `others`: what left its directory is not kept."""
    rows = {(other.key,): tuple(getattr(other, name) for name in _COLUMNS) for other in others}
    return {"otherplace": synchronise(table, Sheet(("key",), _COLUMNS, rows), ended_on=None)}


def coverage(others: Sequence[Other]) -> tuple[CoverageLine, ...]:
    """How far the lines are placed, each once, and how much of the country they reach."""
    departments = {_department(other.commune_id) for other in others if other.commune_id}
    exact = sum(other.latitude is not None and not other.is_at_centre for other in others)
    return (
        CoverageLine(Join.DIRECTORY_COMMUNE, sum(other.commune_id is not None for other in others), len(others)),
        CoverageLine(Join.DIRECTORY_POSITION, exact, len(others)),
        CoverageLine(Join.DIRECTORY_ONCE, sum(not other.same_as for other in others), len(others)),
        CoverageLine(Join.DIRECTORY_DEPARTMENTS, len(departments), Department.objects.filter(ended_on=None).count()),
    )


def _department(commune_code: str) -> str:
    return commune_code[:3] if commune_code.startswith("97") else commune_code[:2]
