"""Communes as people name them: by the first letters, by postal code, by an old code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.text import normalise
from maillage.reference.models import Basin, Commune, Department, FormerCommune, PostalCode
from maillage.reference.queries.former import FormerName, Succession, former_name, succession_of
from maillage.reference.search_names import kept_for_search, name_start, word_start
from maillage.safeguards.keeping import kept

_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}
_SUCCESSIONS_FOLLOWED = 8


@dataclass(frozen=True)
class CommuneChoice:
    """A commune among others of a like name; `former` is the name of before it was found by, if any."""

    code: str
    name: str
    department_code: str
    department_name: str
    postal_codes: tuple[str, ...]
    former: FormerName | None = None


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


def _spellings(text: str) -> list[str]:
    return list(dict.fromkeys([normalise(text), _spelt(text)]))


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
    spellings = _spellings(text)
    return _Meaning(
        found=reduce(or_, (Q(search_name__contains=word_start(spelling)) for spelling in spellings)),
        whole=Q(search_name__in=[kept_for_search(spelling) for spelling in spellings]),
        starting=reduce(or_, (Q(search_name__startswith=name_start(spelling)) for spelling in spellings)),
    )


def _likeliest(communes: QuerySet[Commune], meaning: _Meaning, region_code: str) -> QuerySet[Commune]:
    """Communes of today, the likeliest first."""
    conditions = (meaning.whole, Q(department__region=region_code), Q(parent=None), meaning.starting)
    return communes.filter(ended_on=None).order_by(*map(_first, conditions), "-population", "code")


def _choice(commune: Commune, former: FormerName | None = None) -> CommuneChoice:
    return CommuneChoice(
        code=commune.code,
        name=commune.name,
        department_code=commune.department_id,
        department_name=commune.department.name,
        postal_codes=tuple(postal.code for postal in commune.postal_codes.all()),
        former=former,
    )


def communes_starting_with(text: str, limit: int = 8, region_code: str = "") -> list[CommuneChoice]:
    """Communes where a word of the name, or a postal code, starts like `text`. At most four queries.

    Whole names come first, then those of the region, cities before their arrondissements, names
    that start so before those that only hold such a word, large before small. A name of before
    stands after the names of today: after the whole ones when it is meant in whole, else last.
    """
    if not normalise(text):
        return []
    meaning = _meaning(text)
    found = Commune.objects.filter(meaning.found).select_related("department").prefetch_related("postal_codes")
    today = [_choice(commune) for commune in _likeliest(found, meaning, region_code)[:limit]]
    known = {choice.code for choice in today}
    before = [choice for choice in _found_by_former_name(text, limit, region_code) if choice.code not in known]
    whole = set(_spellings(text))
    return sorted([*today, *before], key=lambda choice: _rank(choice, whole))[:limit]


def _rank(choice: CommuneChoice, whole: set[str]) -> int:
    """Whole names of today, whole names of before, other names of today, other names of before."""
    name = choice.former.name if choice.former else choice.name
    return 2 * (normalise(name) not in whole) + (choice.former is not None)


def _found_by_former_name(text: str, limit: int, region_code: str) -> list[CommuneChoice]:
    """Communes of today by a name of before, each once, the likeliest first. Two queries; none for a number."""
    if text.replace(" ", "").isdecimal():
        return []
    meaning = _meaning(text)
    conditions = (meaning.whole, Q(commune__department__region=region_code), meaning.starting)
    rows = FormerCommune.objects.filter(meaning.found, commune__ended_on=None).order_by(
        *map(_first, conditions), "-commune__population", "name", "id"
    )
    related = rows.select_related("commune__department").prefetch_related("commune__postal_codes")
    choices = {row.commune_id: _choice(row.commune, former_name(row)) for row in reversed(related[: 2 * limit])}
    return list(reversed(choices.values()))


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
    """The commune of `code`, or the one that replaced it. Two queries, two or three more when it ended.

    Raises NotYours when the code is unknown, when it ended without a successor, or with several:
    then `communes_after` gives them.
    """
    sought: str | None = code
    for _step in range(_SUCCESSIONS_FOLLOWED):
        commune = _with_related(Commune.objects.filter(code=sought)).first()
        if commune is not None and commune.ended_on is None:
            return _sheet(commune, code)
        sought = _successor(commune, sought)
        if sought is None:
            break
    raise NotYours(_("Cette commune n’est pas dans la liste."))


def _successor(ended: Commune | None, code: str | None) -> str | None:
    """The one commune that took the place of `code`, as its row or the movements tell."""
    if ended is not None and ended.successor_id:
        return ended.successor_id
    succession = succession_of(code) if code else None
    return succession.communes[0] if succession and len(succession.communes) == 1 else None


def communes_after(succession: Succession) -> list[CommuneChoice]:
    """The communes of today where a former one went, by name. Two queries."""
    rows = Commune.objects.filter(code__in=succession.communes, ended_on=None).order_by("name", "code")
    related = rows.select_related("department").prefetch_related("postal_codes")
    return [_choice(commune, succession.former) for commune in related]


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
