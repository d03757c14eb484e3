"""What others call an occupation: Onisep's names, the European group and its occupations."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.reference.enums import Source
from maillage.reference.gender import title_of
from maillage.reference.models import EscoOccupation, IscoGroup, OnisepName
from maillage.reference.queries.editions import EditionSheet, current_edition
from maillage.safeguards.keeping import kept

EUROPEAN_SHOWN = 12


@dataclass(frozen=True)
class OnisepLine:
    """A job as Onisep names it; `is_own` when this very sheet bears the name."""

    feminine: str
    masculine: str
    url: str
    is_own: bool

    @property
    def title(self) -> str:
        """Both genders, the feminine first."""
        return title_of((self.feminine, self.masculine))


@dataclass(frozen=True)
class EuropeanLine:
    """An ESCO occupation; `english` is empty when the English edition lacks it."""

    french: str
    english: str
    uri: str


@dataclass(frozen=True)
class EuropeanGroup:
    """The ISCO-08 group an occupation falls in: wider than it, never its translation."""

    code: str
    french: str
    english: str
    count: int
    occupations: tuple[EuropeanLine, ...]
    edition: EditionSheet | None


@kept
def onisep_names(code: str, rome3_code: str) -> tuple[OnisepLine, ...]:
    """Names of the jobs of a ROME 3 code that no other sheet bears; the sheet's own first. One query."""
    if not rome3_code:
        return ()
    rows = OnisepName.objects.filter(rome3_code=rome3_code, ended_on=None, occupation_code__in=["", code])
    lines = [
        OnisepLine(row.name_feminine, row.name_masculine, row.url, is_own=bool(row.occupation_code))
        for row in rows.order_by("search_name", "code")
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_own))


@kept
def european_group(rome3_code: str) -> EuropeanGroup | None:
    """The group that a ROME 3 code leads to, with its first occupations by name. Three queries."""
    group = IscoGroup.objects.filter(rome_codes__rome3_code=rome3_code, rome_codes__ended_on=None).first()
    if group is None:
        return None
    rows = EscoOccupation.objects.filter(group=group, ended_on=None).order_by("name_fr", "uri")
    lines = [EuropeanLine(row.name_fr, row.name_en, row.uri) for row in rows]
    shown = tuple(lines[:EUROPEAN_SHOWN])
    return EuropeanGroup(group.code, group.name_fr, group.name_en, len(lines), shown, current_edition(Source.ESCO))
