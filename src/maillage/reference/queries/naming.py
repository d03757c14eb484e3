"""Communes that a sentence may name: many words asked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from maillage.core.text import normalise
from maillage.reference.models import Commune
from maillage.reference.search_names import kept_for_search

_SPELT_OUT = {"st": "saint", "ste": "sainte"}


@dataclass(frozen=True)
class NamedCommune:
    """The likeliest commune of a name."""

    code: str
    name: str
    population: int
    latitude: float
    longitude: float
    region_code: str


def communes_named(names: Iterable[str], region: Callable[[], str] = str) -> dict[str, NamedCommune]:
    """The commune of today that each name means in whole: of the region first, then the most populous. One query.

    `region` tells the code of the region; it is asked only when communes are found.
    """
    asked = {kept_for_search(_spelt(name)): name for name in names}
    if not asked:
        return {}
    # Arrondissements are left out here: asked in SQL, « no parent » would be looked up first, and nearly all have none.
    # Sorted here too: the few rows found cost less than an ORDER BY costs to be written.
    rows = Commune.objects.filter(search_name__in=asked, ended_on=None).order_by()
    columns = ("code", "name", "population", "latitude", "longitude", "department__region_id")
    named = [
        (asked[search_name], NamedCommune(*row))
        for search_name, parent, *row in rows.values_list("search_name", "parent_id", *columns)
        if parent is None
    ]
    if len(named) > 1:
        first = region()
        named.sort(key=lambda one: (one[1].region_code == first, one[1].population, one[1].code))
    return dict(named)


def _spelt(name: str) -> str:
    return " ".join(_SPELT_OUT.get(word, word) for word in normalise(name).split())
