"""The unemployment rate over the years, drawn on the server, from zero so that no slope is made up.

Units are those of the SVG's viewBox; every number is an integer so that no locale rewrites it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from maillage.reference.queries import RatePoint

WIDTH, HEIGHT = 400, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 392, 12, 196
_QUARTERS = 4
_YEARS_BETWEEN_TICKS = 5
_RATE_STEPS = (1, 2, 5, 10)
_MOST_LINES = 6


@dataclass(frozen=True)
class Tick:
    """A mark of an axis: the number it tells and where it stands."""

    value: int
    at: int


@dataclass(frozen=True)
class YearOfRates:
    """The four quarters of a year; None where the source has none."""

    year: int
    rates: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Trend:
    """Everything the drawing and its table need."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    points: str
    years: tuple[Tick, ...]
    percents: tuple[Tick, ...]
    last_x: int
    last_y: int
    first: RatePoint
    last: RatePoint
    table: tuple[YearOfRates, ...]

    @property
    def is_drawn(self) -> bool:
        """False when one quarter is told: a curve needs two."""
        return self.first != self.last


def trend_of(rates: Sequence[RatePoint]) -> Trend:
    """Draw `rates`, oldest first, of which there is one at least."""
    first, last = rates[0], rates[-1]
    span = max(1, _quarters(last) - _quarters(first))
    step = next((step for step in _RATE_STEPS if max(point.rate for point in rates) <= step * _MOST_LINES), 20)
    lines = int(max(point.rate for point in rates) // step) + 1

    def x(quarters: int) -> int:
        return round(_LEFT + (quarters - _quarters(first)) * (_RIGHT - _LEFT) / span)

    def y(rate: Decimal | int) -> int:
        return round(_BOTTOM - float(rate) * (_BOTTOM - _TOP) / (lines * step))

    return Trend(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        bottom=_BOTTOM,
        points=" ".join(f"{x(_quarters(point))},{y(point.rate)}" for point in rates),
        years=tuple(
            Tick(year, x(year * _QUARTERS))
            for year in range(first.year, last.year + 1)
            if year % _YEARS_BETWEEN_TICKS == 0 and year * _QUARTERS >= _quarters(first)
        ),
        percents=tuple(Tick(line * step, y(line * step)) for line in range(lines + 1)),
        last_x=x(_quarters(last)),
        last_y=y(last.rate),
        first=first,
        last=last,
        table=tuple(_year(year, group) for year, group in groupby(reversed(rates), key=lambda point: point.year)),
    )


def _quarters(point: RatePoint) -> int:
    return point.year * _QUARTERS + point.quarter - 1


def _year(year: int, points: object) -> YearOfRates:
    told = {point.quarter: point.rate for point in points}  # type: ignore[attr-defined]
    return YearOfRates(year, tuple(told.get(quarter) for quarter in range(1, _QUARTERS + 1)))
