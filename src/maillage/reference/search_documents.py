"""Occupations and communes as documents that can be found, declared for packages that search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from maillage.core.declarations import SearchableDocument, SearchableKind, searchable_kinds
from maillage.reference.models import Appellation, Commune, Occupation
from maillage.reference.queries import communes_starting_with, occupations_starting_with

_ROWS_AT_ONCE = 500


def occupation_documents() -> Iterator[SearchableDocument]:
    """Every occupation of today with all its names. Two queries; job titles are held, texts stream."""
    titles = Appellation.objects.filter(ended_on=None, occupation__ended_on=None)
    titles = titles.order_by("occupation_id", "-is_main", "code")
    rows = titles.values_list("occupation_id", "name_feminine", "name_masculine").iterator(_ROWS_AT_ONCE)
    names = {
        code: tuple(dict.fromkeys(name for _code, *both in group for name in both))
        for code, group in groupby(rows, lambda row: row[0])
    }
    occupations = Occupation.objects.filter(ended_on=None).order_by("code")
    for occupation in occupations.iterator(_ROWS_AT_ONCE):
        own = dict.fromkeys([occupation.name_feminine, occupation.name_masculine, *names.get(occupation.code, ())])
        path = _sheet(occupation.code)
        yield SearchableDocument("occupation", occupation.code, tuple(own), path, occupation.definition)


def _occupations_starting_with(text: str, limit: int) -> list[SearchableDocument]:
    return [
        SearchableDocument(
            kind="occupation",
            code=choice.code,
            names=(choice.name_feminine, choice.name_masculine),
            path=_sheet(choice.code),
        )
        for choice in occupations_starting_with(text, limit)
    ]


def commune_documents() -> Iterator[SearchableDocument]:
    """Every commune of today with its position. One query, in constant memory."""
    communes = Commune.objects.filter(ended_on=None).select_related("department").order_by("code")
    for commune in communes.iterator(_ROWS_AT_ONCE):
        yield SearchableDocument(
            kind="territory",
            code=commune.code,
            names=(commune.name,),
            path=_near(commune.code),
            detail=commune.department.name,
            latitude=commune.latitude,
            longitude=commune.longitude,
        )


def _communes_starting_with(text: str, limit: int) -> list[SearchableDocument]:
    return [
        SearchableDocument(
            kind="territory",
            code=choice.code,
            names=(choice.name,),
            path=_near(choice.code),
            detail=choice.department_name,
        )
        for choice in communes_starting_with(text, limit)
    ]


def _sheet(code: str) -> str:
    return f"/metiers/{code}/"


def _near(code: str) -> str:
    return f"/pres-de-chez-moi/?commune={code}"


def declare() -> None:
    """Declare both kinds, once."""
    searchable_kinds.declare(SearchableKind("occupation", occupation_documents, _occupations_starting_with))
    searchable_kinds.declare(SearchableKind("territory", commune_documents, _communes_starting_with))
