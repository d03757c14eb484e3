"""Occupations and communes as documents that can be found, declared for packages that search."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from maillage.core.declarations import SearchableDocument, SearchableKind, ShownIn, searchable_kinds
from maillage.reference.codes import codes_of_communes, codes_of_occupations
from maillage.reference.enums import LEVEL_WORDS, TerritoryLevel
from maillage.reference.gender import title_of
from maillage.reference.models import Appellation, Commune, Occupation
from maillage.reference.other_names import other_names
from maillage.reference.queries import (
    CommuneChoice,
    TerritoryLine,
    all_areas,
    areas_starting_with,
    communes_starting_with,
    occupations_starting_with,
)
from maillage.reference.topics import topics_of_occupations
from maillage.safeguards import journal

_ROWS_AT_ONCE = 500
_AREAS_SHOWN = 4
_OTHER_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def occupation_documents() -> Iterator[SearchableDocument]:
    """Every occupation of today with all its names, its skills and interests. Names are held, texts stream.

    Twelve queries, however many occupations there are.
    """
    titles = Appellation.objects.filter(ended_on=None, occupation__ended_on=None)
    titles = titles.order_by("occupation_id", "-is_main", "code")
    rows = titles.values_list("occupation_id", "name_feminine", "name_masculine").iterator(_ROWS_AT_ONCE)
    names = {
        code: tuple(dict.fromkeys(name for _code, *both in group for name in both))
        for code, group in groupby(rows, lambda row: row[0])
    }
    others, topics, codes = other_names(names), topics_of_occupations(), codes_of_occupations()
    occupations = Occupation.objects.filter(ended_on=None).order_by("code")
    for occupation in occupations.iterator(_ROWS_AT_ONCE):
        own = dict.fromkeys([occupation.name_feminine, occupation.name_masculine, *names.get(occupation.code, ())])
        yield SearchableDocument(
            kind="occupation",
            code=occupation.code,
            names=(*own, occupation.code),
            path=_sheet(occupation.code),
            text=occupation.definition,
            title=title_of((occupation.name_feminine, occupation.name_masculine)),
            other_names=(*others.get(occupation.code, ()), *codes.get(occupation.code, ())),
            topics=topics.get(occupation.code, ()),
        )


def _occupations_starting_with(text: str, limit: int) -> list[SearchableDocument]:
    return [
        SearchableDocument(
            kind="occupation",
            code=choice.code,
            names=(choice.name_feminine, choice.name_masculine),
            path=_sheet(choice.code),
            title=title_of((choice.name_feminine, choice.name_masculine)),
        )
        for choice in occupations_starting_with(text, limit)
    ]


def territory_documents() -> Iterator[SearchableDocument]:
    """Every commune of today with its position, postal codes and names of before, then every larger territory.

    Eight queries; codes and names of before are held, communes stream.
    """
    codes = codes_of_communes()
    communes = Commune.objects.filter(ended_on=None).select_related("department").order_by("code")
    for commune in communes.iterator(_ROWS_AT_ONCE):
        yield SearchableDocument(
            kind="territory",
            code=commune.code,
            names=(commune.name,),
            path=territory_path(TerritoryLevel.COMMUNE, commune.code),
            detail=commune.department.name,
            latitude=commune.latitude,
            longitude=commune.longitude,
            other_names=codes.get(commune.code, ()),
        )
    for line in all_areas():
        yield _area(line)


def _area(line: TerritoryLine) -> SearchableDocument:
    return SearchableDocument(
        kind="territory",
        code=f"{line.level}:{line.code}",
        names=(line.name,),
        path=territory_path(line.level, line.code),
        detail=str(line.level.label),
        shown_in=tuple(ShownIn(code, line.name, _level_in(line.level, code)) for code in _OTHER_LANGUAGES),
    )


@cache
def _level_in(level: TerritoryLevel, language: str) -> str:
    """What a kind of territory is called in a language."""
    with override(language):
        return str(level.label)


def _territories_starting_with(text: str, limit: int) -> list[SearchableDocument]:
    """Communes first, by a name of today or of before, then a few larger territories."""
    communes = [_commune(choice) for choice in communes_starting_with(text, limit)]
    areas = [_area(line) for line in areas_starting_with(text, _AREAS_SHOWN)]
    return [*communes[: limit - len(areas)], *areas]


def _commune(choice: CommuneChoice) -> SearchableDocument:
    path, detail, name = territory_path(TerritoryLevel.COMMUNE, choice.code), choice.department_name, choice.name
    if choice.former:
        words = {"commune": choice.name, "department": choice.department_name}
        detail = _("aujourd’hui %(commune)s, %(department)s") % words
        path, name = f"{path}?ancienne={choice.former.code}", choice.former.name
    return SearchableDocument(kind="territory", code=choice.code, names=(name,), path=path, detail=detail)


def territory_path(level: TerritoryLevel, code: str) -> str:
    """The French address of a territory."""
    return f"/territoires/{LEVEL_WORDS[level]}/{code}/"


def _sheet(code: str) -> str:
    return f"/metiers/{code}/"


def _version() -> str:
    """Only imports change the reference."""
    return journal.last_act("reference.")


def declare() -> None:
    """Declare both kinds, once."""
    searchable_kinds.declare(
        SearchableKind(
            "occupation", occupation_documents, _occupations_starting_with, _version, is_of_common_words=True
        )
    )
    searchable_kinds.declare(SearchableKind("territory", territory_documents, _territories_starting_with, _version))
