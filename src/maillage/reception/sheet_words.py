"""What a sheet may say: the list each field is of, how many answers it takes, and the words in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from maillage.network import queries as network
from maillage.reception.words import CODE_LISTS, LISTS
from maillage.reference import queries as reference
from maillage.reference.enums import TerritoryLevel
from maillage.reference.queries import DomainChoice, TermLine, TerritoryLine

# One answer each.
SINGLE: Final = (
    "channel", "duration", "first_visit", "sex", "age", "situation", "level", "supported_area", "known_by", "maturity",
    "mix", "answered", "unmet_need",
)  # fmt: skip
# Several answers, in order, and how many at most.
SEVERAL: Final[dict[str, int]] = {"reasons": 3, "domains": 3, "obstacles": 10, "orientations": 10}
# A living area of the region, or outside of it (dossier §7.2).
OUTSIDE: Final = "hors_paca"
VOCABULARIES: Final[dict[str, str]] = {name: LISTS[name] for name in SINGLE} | CODE_LISTS


@dataclass(frozen=True)
class SheetWords:
    """The words of every field: `lists` by field, the domains of ROME, the living areas of the region."""

    lists: Mapping[str, tuple[TermLine, ...]]
    domains: tuple[DomainChoice, ...]
    areas: tuple[TerritoryLine, ...]

    def codes_of(self, name: str) -> frozenset[str]:
        """What the field may hold, besides « nr »."""
        if name == "domains":
            return frozenset(code for one in self.domains for code in (one.code, *dict(one.parts)))
        if name == "residence":
            return frozenset({OUTSIDE, *(area.code for area in self.areas)})
        return frozenset(term.code for term in self.lists[name])


def sheet_words(on: date) -> SheetWords:
    """The words in force on a day. Six queries."""
    by_list = reference.terms_of_each(VOCABULARIES.values(), on)
    region = network.current_network().region_code
    departments = tuple(line.code for line in reference.departments_of_region(region))
    return SheetWords(
        lists={name: by_list[vocabulary] for name, vocabulary in VOCABULARIES.items()},
        domains=tuple(reference.domain_choices()),
        areas=tuple(reference.areas_in(TerritoryLevel.LIVING_AREA, departments)),
    )
