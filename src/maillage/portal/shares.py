"""The share of women over the years, drawn on the server from 0 to 100 %: a family and its group, two series.

Units are those of the SVG's viewBox; every number is an integer so that no locale rewrites it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from maillage.portal.trend import Tick
from maillage.reference.queries import FamilySheet, YearShare
from maillage.reference.women import POLICY

WIDTH, HEIGHT = 400, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 392, 12, 192
_YEARS_BETWEEN_TICKS = 10


@dataclass(frozen=True)
class ShareRow:
    """What both series say of the same three years; None where one does not speak."""

    period: str
    family: Decimal | None
    group: Decimal | None


@dataclass(frozen=True)
class ShareChart:
    """Everything the drawing and its table need; `band_*` is where an occupation is called mixed."""

    width: int
    height: int
    left: int
    right: int
    band_top: int
    band_width: int
    band_height: int
    family: str
    group: str
    years: tuple[Tick, ...]
    percents: tuple[Tick, ...]
    rows: tuple[ShareRow, ...]

    @property
    def is_drawn(self) -> bool:
        """False when one period is told: a curve needs two."""
        return len(self.rows) > 1


def share_chart(sheet: FamilySheet) -> ShareChart | None:
    """Draw both series of a family; None when neither speaks."""
    told = [*sheet.shares, *sheet.group_shares]
    if not told:
        return None
    first, last = min(one.first_year for one in told), max(one.first_year for one in told)
    span = max(1, last - first)

    def x(year: int) -> int:
        return round(_LEFT + (year - first) * (_RIGHT - _LEFT) / span)

    def curve(shares: Sequence[YearShare]) -> str:
        return " ".join(f"{x(one.first_year)},{_y(one.percent)}" for one in shares)

    ticks = range(first + -first % _YEARS_BETWEEN_TICKS, last + 1, _YEARS_BETWEEN_TICKS)
    return ShareChart(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        band_top=_y(POLICY.high),
        band_width=_RIGHT - _LEFT,
        band_height=_y(POLICY.low) - _y(POLICY.high),
        family=curve(sheet.shares),
        group=curve(sheet.group_shares),
        years=tuple(Tick(year, x(year)) for year in ticks),
        percents=tuple(Tick(percent, _y(Decimal(percent))) for percent in range(0, 101, 20)),
        rows=_rows(sheet),
    )


def _y(percent: Decimal) -> int:
    return round(_BOTTOM - float(percent) * (_BOTTOM - _TOP) / 100)


def _rows(sheet: FamilySheet) -> tuple[ShareRow, ...]:
    """Every period that one of the series tells, the newest first."""
    family = {one.first_year: one for one in sheet.shares}
    group = {one.first_year: one for one in sheet.group_shares}
    return tuple(
        ShareRow(
            (family.get(year) or group[year]).period,
            family[year].percent if year in family else None,
            group[year].percent if year in group else None,
        )
        for year in sorted({*family, *group}, reverse=True)
    )
