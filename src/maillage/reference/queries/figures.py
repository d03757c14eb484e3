"""Figures of départements and regions: how old people are, unemployment. None is made up for a smaller territory."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max, Sum

from maillage.reference.enums import Sex, TerritoryLevel
from maillage.reference.models import AgeBand, UnemploymentRate
from maillage.safeguards.keeping import kept


@dataclass(frozen=True)
class AgeLine:
    """People of five years of age, or of the last age and more."""

    age_from: int
    women: int
    men: int


@dataclass(frozen=True)
class AgePyramid:
    """People by sex and age on the first of January of `year`, youngest first."""

    year: int
    bands: tuple[AgeLine, ...]

    @property
    def women(self) -> int:
        """Women of all ages."""
        return sum(band.women for band in self.bands)

    @property
    def men(self) -> int:
        """Men of all ages."""
        return sum(band.men for band in self.bands)


@dataclass(frozen=True)
class RatePoint:
    """The unemployment rate of a quarter, in percent."""

    year: int
    quarter: int
    rate: Decimal


@kept
def age_pyramid(level: TerritoryLevel, code: str) -> AgePyramid | None:
    """The pyramid of a département, or of a region as the sum of its own; None elsewhere. One query."""
    within = {TerritoryLevel.DEPARTMENT: "department", TerritoryLevel.REGION: "department__region"}
    if level not in within:
        return None
    rows = AgeBand.objects.filter(**{within[level]: code}).values("age_from", "sex").order_by("age_from", "sex")
    people: dict[int, dict[str, int]] = {}
    year = 0
    for row in rows.annotate(total=Sum("people"), newest=Max("year")):
        people.setdefault(row["age_from"], {})[row["sex"]] = row["total"]
        year = row["newest"]
    bands = tuple(AgeLine(age, both.get(Sex.FEMALE, 0), both.get(Sex.MALE, 0)) for age, both in people.items())
    return AgePyramid(year, bands) if bands else None


@kept
def unemployment_of(level: TerritoryLevel, code: str) -> tuple[RatePoint, ...]:
    """The rates of a département or a region, oldest first; none where the source has none. One query."""
    rows = UnemploymentRate.objects.filter(level=level, code=code).order_by("quarter")
    return tuple(RatePoint(int(row.quarter[:4]), int(row.quarter[-1]), row.rate) for row in rows)
