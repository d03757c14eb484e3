"""How finely what remains of a sheet is dated: a day, a week, a month or a quarter that holds ten sheets.

`docs/algorithms/fragments.md` tells the rule with an example.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from maillage.network.quarters import Quarter
from maillage.reception.enums import Grain

LEAST: Final = 10


@dataclass(frozen=True, order=True)
class Cell:
    """A period of a grain, by its first day."""

    starts_on: date
    grain: Grain

    @property
    def ends_on(self) -> date:
        """The last day."""
        if self.grain == Grain.QUARTER:
            return Quarter(self.starts_on).ends_on
        if self.grain == Grain.MONTH:
            return (self.starts_on.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return self.starts_on + timedelta(days=6 if self.grain == Grain.WEEK else 0)

    def holds(self, day: date) -> bool:
        """True when the day is in the period."""
        return self.starts_on <= day <= self.ends_on

    @classmethod
    def of(cls, day: date, grain: Grain) -> Cell:
        """The period of a grain that holds the day; weeks begin on Monday."""
        if grain == Grain.QUARTER:
            return cls(Quarter.of(day).starts_on, grain)
        if grain == Grain.MONTH:
            return cls(day.replace(day=1), grain)
        return cls(day - timedelta(days=day.weekday() if grain == Grain.WEEK else 0), grain)


def finest_grain(held: Mapping[date, int], quarter: Quarter, least: int = LEAST) -> Grain:
    """The finest grain of which every whole period of the quarter that held sheets held `least` of them.

    `held` is the number of sheets by day. A quarter without sheets, the first of a place, gives the quarter.
    """
    for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH):
        sums: Counter[Cell] = Counter()
        for day, number in held.items():
            sums[Cell.of(day, grain)] += number
        whole = [n for cell, n in sums.items() if n and quarter.holds(cell.starts_on) and quarter.holds(cell.ends_on)]
        if whole and min(whole) >= least:
            return grain
    return Grain.QUARTER


def cell_of_late(day: date, cells: Mapping[Cell, int], least: int = LEAST) -> Cell:
    """Where a sheet that comes late hides: the finest full cell that holds its day, else the nearest full one.

    `cells` is how many sheets each holds. Where none is full, the quarter of the day.
    """
    full = sorted(cell for cell, number in cells.items() if number >= least)
    covering = [cell for cell in full if cell.holds(day)]
    if covering:
        return min(covering, key=lambda cell: (cell.ends_on - cell.starts_on, cell))
    later = [cell for cell in full if cell.starts_on > day]
    return later[0] if later else full[-1] if full else Cell.of(day, Grain.QUARTER)
