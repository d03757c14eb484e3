"""Codes and old names that people keep in bookmarks, on letters and in memory, for packages that search.

A code of ROME 3 leads to the sheets that took over its job titles; a postal code to its communes; a
name of before to the commune of today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from maillage.reference.models import FormerCommune, Occupation, OccupationSuccession, PostalCode

Codes = Mapping[str, tuple[str, ...]]


def codes_of_occupations() -> Codes:
    """By sheet of today, the codes of ROME 3 it comes from or took job titles from, but its own. Two queries."""
    own = Occupation.objects.filter(ended_on=None).order_by("code").values_list("code", "rome3_code")
    taken = OccupationSuccession.objects.filter(occupation__ended_on=None).order_by("-titles", "former_id")
    pairs = [*own, *taken.values_list("occupation_id", "former_id")]
    return _gathered((code, former) for code, former in pairs if former and former != code)


def codes_of_communes() -> Codes:
    """By commune of today, its postal codes, then the names of before that it holds. Two queries."""
    postal = PostalCode.objects.filter(commune__ended_on=None).order_by("code", "commune_id")
    former = FormerCommune.objects.filter(commune__ended_on=None).order_by("name", "id")
    return _gathered([*postal.values_list("commune_id", "code"), *former.values_list("commune_id", "name")])


def _gathered(pairs: Iterable[tuple[str, str]]) -> Codes:
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}
