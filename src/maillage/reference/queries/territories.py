"""Communes as people name them: by the first letters, by postal code, by an old code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.text import normalise
from maillage.reference.models import Basin, Commune, Department, PostalCode
from maillage.reference.search_names import kept_for_search, name_start, word_start
from maillage.safeguards.keeping import kept

_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}
_SUCCESSIONS_FOLLOWED = 8


@dataclass(frozen=True)
class CommuneChoice:
    """A commune among others of a like name."""

    code: str
    name: str
    department_code: str
    department_name: str
    postal_codes: tuple[str, ...]


@dataclass(frozen=True)
class CommuneSheet:
    """What is known of a commune of today; `asked_code` is the one it was found by."""

    code: str
    asked_code: str
    name: str
    department_code: str
    department_name: str
    region_code: str
    region_name: str
    epci_code: str
    epci_name: str
    living_area_code: str
    living_area_name: str
    basin_code: str
    basin_name: str
    parent_code: str
    population: int
    latitude: float
    longitude: float
    postal_codes: tuple[str, ...]


@dataclass(frozen=True)
class DepartmentLine:
    """A département."""

    code: str
    name: str


@dataclass(frozen=True)
class BasinLine:
    """An employment basin of France Travail."""

    code: str
    name: str


def _spelt(text: str) -> str:
    """`text` with « St » and « Ste » spelt out."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in normalise(text).split())


def _first(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1))


@dataclass(frozen=True)
class _Meaning:
    """Conditions on communes: may be meant, is meant in whole, is meant by its first word."""

    found: Q
    whole: Q
    starting: Q


def _meaning(text: str) -> _Meaning:
    digits = text.replace(" ", "")
    if digits.isdecimal():
        served = PostalCode.objects.filter(code__startswith=digits).values("commune")
        # Conditions that hold for all or none: the order must not ask again which communes are served.
        every, none = Q(code__gt=""), Q(code="")
        return _Meaning(found=Q(code__in=served), whole=every if len(digits) == 5 else none, starting=every)
    spellings = dict.fromkeys([normalise(text), _spelt(text)])
    return _Meaning(
        found=reduce(or_, (Q(search_name__contains=word_start(spelling)) for spelling in spellings)),
        whole=Q(search_name__in=[kept_for_search(spelling) for spelling in spellings]),
        starting=reduce(or_, (Q(search_name__startswith=name_start(spelling)) for spelling in spellings)),
    )


def _likeliest(communes: QuerySet[Commune], meaning: _Meaning, region_code: str) -> QuerySet[Commune]:
    """Communes of today, the likeliest first."""
    conditions = (meaning.whole, Q(department__region=region_code), Q(parent=None), meaning.starting)
    return communes.filter(ended_on=None).order_by(*map(_first, conditions), "-population", "code")


def _choice(commune: Commune) -> CommuneChoice:
    return CommuneChoice(
        code=commune.code,
        name=commune.name,
        department_code=commune.department_id,
        department_name=commune.department.name,
        postal_codes=tuple(postal.code for postal in commune.postal_codes.all()),
    )


def communes_starting_with(text: str, limit: int = 8, region_code: str = "") -> list[CommuneChoice]:
    """Communes where a word of the name, or a postal code, starts like `text`. Two queries.

    Whole names come first, then those of the region, cities before their arrondissements, names
    that start so before those that only hold such a word, large before small.
    """
    if not normalise(text):
        return []
    meaning = _meaning(text)
    found = Commune.objects.filter(meaning.found).select_related("department").prefetch_related("postal_codes")
    return [_choice(commune) for commune in _likeliest(found, meaning, region_code)[:limit]]


def _sheet(commune: Commune, asked_code: str) -> CommuneSheet:
    epci, area, basin = commune.epci, commune.living_area, commune.basin
    return CommuneSheet(
        code=commune.code,
        asked_code=asked_code,
        name=commune.name,
        department_code=commune.department_id,
        department_name=commune.department.name,
        region_code=commune.department.region_id,
        region_name=commune.department.region.name,
        epci_code=epci.code if epci else "",
        epci_name=epci.name if epci else "",
        living_area_code=area.code if area else "",
        living_area_name=area.name if area else "",
        basin_code=basin.code if basin else "",
        basin_name=basin.name if basin else "",
        parent_code=commune.parent_id or "",
        population=commune.population,
        latitude=commune.latitude,
        longitude=commune.longitude,
        postal_codes=tuple(postal.code for postal in commune.postal_codes.all()),
    )


def _with_related(communes: QuerySet[Commune]) -> QuerySet[Commune]:
    related = ("department__region", "epci", "living_area", "basin")
    return communes.select_related(*related).prefetch_related("postal_codes")


@kept
def commune_by_code(code: str) -> CommuneSheet:
    """The commune of `code`, or the one that replaced it. Two queries, two more for each replacement.

    Raises NotYours when the code is unknown, or ended without a successor.
    """
    sought: str | None = code
    for _step in range(_SUCCESSIONS_FOLLOWED):
        commune = _with_related(Commune.objects.filter(code=sought)).first()
        if commune is None:
            break
        if commune.ended_on is None:
            return _sheet(commune, code)
        sought = commune.successor_id
    raise NotYours(_("Cette commune n’est pas dans la liste."))


def commune_named(text: str, region_code: str = "") -> CommuneSheet | None:
    """The one commune that a whole name or postal code most likely means, if any. Two queries.

    Among communes of one name: that of the region, else the largest. « Aix » alone names none.
    """
    if not normalise(text):
        return None
    meaning = _meaning(text)
    commune = _likeliest(
        _with_related(Commune.objects.filter(meaning.found, meaning.whole)), meaning, region_code
    ).first()
    return _sheet(commune, commune.code) if commune else None


def departments_of_region(code: str) -> list[DepartmentLine]:
    """Départements of today in a region, by code. One query."""
    rows = Department.objects.filter(region=code, ended_on=None).order_by("code")
    return [DepartmentLine(row.code, row.name) for row in rows]


def basin_by_code(code: str) -> BasinLine:
    """The employment basin of `code`. One query. Raises NotYours when no basin of today has it."""
    row = Basin.objects.filter(code=code, ended_on=None).first()
    if row is None:
        raise NotYours(_("Ce bassin d’emploi n’est pas dans la liste."))
    return BasinLine(row.code, row.name)


def basins_of_region(code: str) -> list[BasinLine]:
    """Employment basins of today with a commune in a region, by name. One query."""
    inside = Commune.objects.filter(department__region=code, ended_on=None).values("basin")
    return [BasinLine(row.code, row.name) for row in Basin.objects.filter(code__in=inside).order_by("name", "code")]
