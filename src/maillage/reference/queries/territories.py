"""Communes as people name them: by the first letters, by postal code, by an old code."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.text import normalise
from maillage.reference.models import Commune, Department

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


def _searched(text: str) -> tuple[str, str]:
    """`text` as names are kept for searching, one blank first; then with « St » spelt out."""
    words = normalise(text).split()
    return " " + " ".join(words), " " + " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _first(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1))


def _by_name(text: str) -> QuerySet[Commune]:
    typed, spelt = _searched(text)
    found = Commune.objects.filter(Q(search_name__contains=typed) | Q(search_name__contains=spelt))
    whole = Q(search_name=typed) | Q(search_name=spelt)
    starting = Q(search_name__startswith=typed) | Q(search_name__startswith=spelt)
    return found.annotate(whole=_first(whole), starting=_first(starting))


def _by_postal_code(digits: str) -> QuerySet[Commune]:
    codes = {"postal_codes__code__startswith": digits}
    return Commune.objects.filter(**codes).distinct().annotate(whole=Value(0), starting=Value(0))


def _found(text: str, region_code: str) -> QuerySet[Commune]:
    """Communes of today that `text` may mean, the likeliest first."""
    digits = text.strip().replace(" ", "")
    found = _by_postal_code(digits) if digits.isdecimal() else _by_name(text)
    return (
        found.filter(ended_on=None)
        .annotate(abroad=_first(Q(department__region=region_code)), part=_first(Q(parent=None)))
        .order_by("whole", "abroad", "part", "starting", "-population", "code")
    )


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
    rows = _found(text, region_code).select_related("department").prefetch_related("postal_codes")
    return [_choice(commune) for commune in rows[:limit]]


def _sheet(commune: Commune, asked_code: str) -> CommuneSheet:
    epci, area = commune.epci, commune.living_area
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
        parent_code=commune.parent_id or "",
        population=commune.population,
        latitude=commune.latitude,
        longitude=commune.longitude,
        postal_codes=tuple(postal.code for postal in commune.postal_codes.all()),
    )


def _with_related(communes: QuerySet[Commune]) -> QuerySet[Commune]:
    related = ("department__region", "epci", "living_area")
    return communes.select_related(*related).prefetch_related("postal_codes")


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
    commune = _with_related(_found(text, region_code).filter(whole=0)).first()
    return _sheet(commune, commune.code) if commune else None


def departments_of_region(code: str) -> list[DepartmentLine]:
    """Départements of today in a region, by code. One query."""
    rows = Department.objects.filter(region=code, ended_on=None).order_by("code")
    return [DepartmentLine(row.code, row.name) for row in rows]
