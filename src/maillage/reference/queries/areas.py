"""Territories larger than a commune, and what lies in or beside them. Lists are by name: nothing is ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.geo import distance_km
from maillage.core.text import normalise
from maillage.reference.enums import TerritoryLevel
from maillage.reference.models import Basin, Commune, Department, Epci, LivingArea, Region, Territory
from maillage.reference.queries.territories import CommuneSheet, DepartmentLine
from maillage.reference.search_names import kept_for_search, word_start
from maillage.safeguards.keeping import kept

_MODELS: dict[TerritoryLevel, type[Territory]] = {
    TerritoryLevel.EPCI: Epci,
    TerritoryLevel.LIVING_AREA: LivingArea,
    TerritoryLevel.BASIN: Basin,
    TerritoryLevel.DEPARTMENT: Department,
    TerritoryLevel.REGION: Region,
}
# How a commune tells the territory it lies in.
_WITHIN = {
    TerritoryLevel.EPCI: "epci",
    TerritoryLevel.LIVING_AREA: "living_area",
    TerritoryLevel.BASIN: "basin",
    TerritoryLevel.DEPARTMENT: "department",
    TerritoryLevel.REGION: "department__region",
}
# Half the side of the square where neighbours of a commune are sought, in degrees: about 30 km.
_AROUND_DEGREES = 0.3


@dataclass(frozen=True)
class TerritoryLine:
    """A territory to go to."""

    level: TerritoryLevel
    code: str
    name: str


@dataclass(frozen=True)
class CommuneLine:
    """A commune of an area, with the point its distances are measured from."""

    code: str
    name: str
    population: int
    latitude: float
    longitude: float
    department_code: str


@dataclass(frozen=True)
class AreaSheet:
    """A territory of several communes. `main` is its most populous one; `communes` are by name, cities whole."""

    level: TerritoryLevel
    code: str
    name: str
    kind: str
    communes: tuple[CommuneLine, ...]
    main: CommuneLine | None
    departments: tuple[DepartmentLine, ...]
    regions: tuple[TerritoryLine, ...]

    @property
    def population(self) -> int:
        """People of its communes, together."""
        return sum(commune.population for commune in self.communes)


@kept
def area(level: TerritoryLevel, code: str) -> AreaSheet:
    """The territory of `code`. Two queries. Raises NotYours when none of today has it."""
    row = _MODELS[level]._default_manager.filter(code=code, ended_on=None).first()
    if row is None:
        raise NotYours(_("Ce territoire n’est pas dans la liste."))
    columns = ("code", "name", "population", "latitude", "longitude", "department_id")
    above = ("department__name", "department__region_id", "department__region__name")
    rows = list(_communes(level, code).order_by("search_name", "code").values_list(*columns, *above))
    communes = tuple(CommuneLine(*found[:6]) for found in rows)
    return AreaSheet(
        level=level,
        code=row.code,
        name=row.name,
        kind=getattr(row, "kind", ""),
        communes=communes,
        main=max(communes, key=lambda commune: (commune.population, commune.code), default=None),
        departments=tuple(DepartmentLine(*pair) for pair in sorted({found[5:7] for found in rows})),
        regions=tuple(TerritoryLine(TerritoryLevel.REGION, *pair) for pair in sorted({found[7:9] for found in rows})),
    )


def _communes(level: TerritoryLevel, code: str) -> QuerySet[Commune]:
    """Communes of today in a territory, without the arrondissements of cities."""
    return Commune.objects.filter(**{_WITHIN[level]: code}, ended_on=None, parent=None)


@kept
def areas_in(level: TerritoryLevel, department_codes: tuple[str, ...]) -> list[TerritoryLine]:
    """Territories of a level with a commune in one of these départements, by name. One query."""
    inside = Commune.objects.filter(department__in=department_codes, ended_on=None).values(_WITHIN[level])
    rows = _MODELS[level]._default_manager.filter(code__in=inside, ended_on=None).order_by("name", "code")
    return [TerritoryLine(level, row.code, row.name) for row in rows]


@kept
def communes_around(sheet: CommuneSheet, limit: int = 8) -> list[TerritoryLine]:
    """The communes whose centres are nearest, by name: themselves neighbours or nearly. One query."""
    near = Commune.objects.filter(
        ended_on=None,
        parent=None,
        latitude__range=(sheet.latitude - _AROUND_DEGREES, sheet.latitude + _AROUND_DEGREES),
        longitude__range=(sheet.longitude - _AROUND_DEGREES, sheet.longitude + _AROUND_DEGREES),
    ).exclude(code__in=(sheet.code, sheet.parent_code))
    rows = near.values_list("code", "name", "latitude", "longitude")
    nearest = sorted(rows, key=lambda row: (distance_km(sheet.latitude, sheet.longitude, row[2], row[3]), row[0]))
    return _by_name(TerritoryLine(TerritoryLevel.COMMUNE, *row[:2]) for row in nearest[:limit])


@kept
def arrondissements_of(commune_code: str) -> list[TerritoryLine]:
    """The arrondissements of Paris, Lyon or Marseille, in their order. One query."""
    rows = Commune.objects.filter(parent=commune_code, ended_on=None).order_by("code")
    return [TerritoryLine(TerritoryLevel.COMMUNE, row.code, row.name) for row in rows]


def _by_name(lines: Iterable[TerritoryLine]) -> list[TerritoryLine]:
    return sorted(lines, key=lambda line: (line.name, line.code))


def all_areas() -> list[TerritoryLine]:
    """Every territory of today larger than a commune, level by level, by code. Five queries."""
    rows = ((level, model._default_manager.filter(ended_on=None).order_by("code")) for level, model in _MODELS.items())
    return [TerritoryLine(level, *pair) for level, found in rows for pair in found.values_list("code", "name")]


@kept
def _searched_areas() -> list[tuple[str, TerritoryLine]]:
    return [(kept_for_search(line.name), line) for line in all_areas()]


def areas_starting_with(text: str, limit: int) -> list[TerritoryLine]:
    """Larger territories where a word of the name starts like `text`: whole names first, then by name. Five queries."""
    if not normalise(text):
        return []
    start, whole = word_start(text), kept_for_search(text)
    found = ((name != whole, name, line.level, line.code, line) for name, line in _searched_areas() if start in name)
    return [line for *_order, line in sorted(found)][:limit]
