"""The labour market of a basin, and of an occupation in the basins of a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from maillage.reference.enums import Source, TensionLevel
from maillage.reference.models import Basin, FormerOccupation, Hiring, Occupation, Tension
from maillage.reference.queries.editions import EditionSheet, current_edition
from maillage.safeguards.keeping import kept


@dataclass(frozen=True)
class BasinTension:
    """How hard it is to recruit in a basin; None when the source says nothing."""

    code: str
    name: str
    level: TensionLevel | None


@dataclass(frozen=True)
class TensionSheet:
    """An occupation in the basins of a region. The source grades a code of ROME 3, which `sheets` sheets share."""

    rome3_code: str
    sheets: int
    year: int
    basins: tuple[BasinTension, ...]
    edition: EditionSheet | None


@dataclass(frozen=True)
class GradedOccupation:
    """A code of ROME 3 graded in a basin; the sheet of ROME 4 of the same code is where to read on."""

    code: str
    name: str
    level: TensionLevel


@dataclass(frozen=True)
class BasinTensions:
    """What is hard to recruit in a basin, the hardest first, then by name."""

    year: int
    occupations: tuple[GradedOccupation, ...]
    edition: EditionSheet | None


@dataclass(frozen=True)
class HiringLine:
    """Projects of a family in a basin. A None is a statistical secret; `is_partial`: more, a part being secret."""

    name: str
    projects: int | None
    hard: int | None
    seasonal: int | None
    is_partial: bool

    @property
    def hard_percent(self) -> int | None:
        """The part that employers find hard to recruit, when both numbers are whole."""
        if self.is_partial or not self.projects or self.hard is None:
            return None
        return round(100 * self.hard / self.projects)


@dataclass(frozen=True)
class BasinHirings:
    """What employers of a basin mean to hire in a year, the most first, secrets last."""

    year: int
    lines: tuple[HiringLine, ...]
    edition: EditionSheet | None


@kept
def tension_of(rome3_code: str, region_code: str) -> TensionSheet | None:
    """A code of ROME 3 in every basin of a region, by name. Four queries; None when no basin says anything."""
    rows = {row.basin_id: row for row in Tension.objects.filter(rome3_code=rome3_code).order_by("basin_id")}
    basins = Basin.objects.filter(ended_on=None, communes__department__region=region_code).order_by("name", "code")
    lines = tuple(
        BasinTension(basin.code, basin.name, TensionLevel(rows[basin.code].level) if basin.code in rows else None)
        for basin in basins.distinct()
    )
    if not any(line.level for line in lines):
        return None
    sheets = Occupation.objects.filter(ended_on=None, rome3_code=rome3_code).count()
    year = max(row.year for row in rows.values())
    return TensionSheet(rome3_code, sheets, year, lines, current_edition(Source.TENSION))


@kept
def tensions_in(basin_code: str, least: TensionLevel = TensionLevel.HIGH) -> BasinTensions | None:
    """What is graded `least` or harder in a basin. Three queries; None when nothing is graded there."""
    rows = list(Tension.objects.filter(basin=basin_code).order_by("-level", "rome3_code"))
    if not rows:
        return None
    codes = [row.rome3_code for row in rows]
    names = dict(FormerOccupation.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))
    graded = [
        GradedOccupation(row.rome3_code, names.get(row.rome3_code, row.rome3_code), TensionLevel(row.level))
        for row in rows
        if row.level >= least
    ]
    graded.sort(key=lambda one: (-one.level, one.name, one.code))
    return BasinTensions(max(row.year for row in rows), tuple(graded), current_edition(Source.TENSION))


@kept
def hirings_in(basin_code: str) -> BasinHirings | None:
    """What employers of a basin mean to hire. Two queries; None when the survey does not speak of it."""
    rows = Hiring.objects.filter(basin=basin_code).select_related("family").order_by("family_id", "department_code")
    found = list(rows)
    if not found:
        return None
    lines = [_line(list(parts)) for _family, parts in groupby(found, key=lambda row: row.family_id)]
    lines.sort(key=lambda line: (line.projects is None, -(line.projects or 0), line.name))
    return BasinHirings(max(row.year for row in found), tuple(lines), current_edition(Source.HIRING))


def _line(parts: list[Hiring]) -> HiringLine:
    """A basin may lie in several départements: its line is their sum, as far as each part is told."""
    told = [part.projects for part in parts if part.projects is not None]
    return HiringLine(
        name=parts[0].family.name,
        projects=sum(told) if told else None,
        hard=_sum(part.hard for part in parts),
        seasonal=_sum(part.seasonal for part in parts),
        is_partial=bool(told) and len(told) < len(parts),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum when every number is told: one secret keeps it secret."""
    all_of_them = list(numbers)
    told = [number for number in all_of_them if number is not None]
    return sum(told) if len(told) == len(all_of_them) else None
