"""The attacker knows the code and the counts: they replay the closings, and learn which days each cell is made of.

With that they give each pair of fragments the probability that both are of one sheet (`Odds`): what they can do at
best, since fragments of a cell were written in an order drawn by lot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from maillage.network.quarters import Quarter
from maillage.reception.cells import Cell, finest_grain
from maillage.reception.fragmenting import PARTS, Part
from maillage.reception.models import Day, SheetTally
from tests.reception.attack.attacker import Row, cell_of, may_be_of_one_sheet

Made = dict[tuple[str, Cell], Counter[date]]


@dataclass(frozen=True)
class Counts:
    """The sheets of each day, by pôle: a closed day publishes them."""

    by_day: Mapping[date, Counter[str]]
    closed: Sequence[date]

    def of(self, part: Part, day: date) -> Counter[str]:
        """The sheets of a day by what the table counts apart."""
        if part.apart == "pole":
            return self.by_day[day]
        return Counter({"True" if part.apart else "": self.by_day[day].total()})

    def held(self, part: Part, group: str, quarter: Quarter) -> dict[date, int]:
        """The sheets of each day of a quarter that a grain is told from."""
        days = [day for day in self.by_day if quarter.holds(day)]
        return {day: self.by_day[day][group] if part.apart == "pole" else self.by_day[day].total() for day in days}


def counts(place_key: str) -> Counts:
    """As the database holds them."""
    by_day: dict[date, Counter[str]] = defaultdict(Counter)
    for line in SheetTally.objects.filter(place_key=place_key):
        by_day[line.day][line.pole] += line.number
    return Counts(by_day, sorted(Day.objects.filter(place=place_key).values_list("day", flat=True)))


def made_of(part: Part, told: Counts) -> Made:
    """How many sheets of each day each cell holds, once all closings are replayed."""
    made: dict[str, dict[Cell, Counter[date]]] = defaultdict(lambda: defaultdict(Counter))

    def today(group: str, day: date) -> Cell:
        quarter = Quarter.of(day).previous
        return Cell.of(day, finest_grain(told.held(part, group, quarter), quarter, part.least))

    for day in told.closed:
        for group, number in told.of(part, day).items():
            made[group][today(group, day)][day] += number
        for group, cells in made.items():
            for cell in [one for one, days in cells.items() if days.total() < part.least and one.ends_on < day]:
                cells[today(group, day)].update(cells.pop(cell))
    return {(group, cell): days for group, cells in made.items() for cell, days in cells.items()}


class Odds:
    """The probability, for a fragment, that another is of the same sheet."""

    def __init__(self, told: Counts, tables: Mapping[str, Sequence[Row]]) -> None:
        self.told, self.tables = told, tables
        self.parts = {part.model._meta.db_table: part for part in PARTS}
        self.made = {table: made_of(part, told) for table, part in self.parts.items()}

    def days(self, table: str, row: Row) -> Counter[date]:
        """The days a fragment may be of, with how many of its cell are."""
        part = self.parts[table]
        group = str(bool(row.columns[part.apart])) if part.apart == "is_interview" else row.columns.get(part.apart, "")
        return self.made[table][str(group), cell_of(row)]

    def best(self, table: str, row: Row, other: str) -> float:
        """The probability of the likeliest fragment of the other table."""
        alike = [one for one in self.tables[other] if may_be_of_one_sheet(row, one)]
        sizes = Counter(self._key(other, one) for one in alike)
        days = self.days(table, row)
        return max(
            sum(
                number / days.total() * made[day] / self.told.by_day[day].total() / size
                for day, number in days.items()
                if day in made
            )
            for (key, size) in sizes.items()
            if (made := self.made[other][key])
        )

    def candidates(self, table: str, row: Row, other: str) -> int:
        """How many fragments of the other table may be of its sheet at all."""
        days = set(self.days(table, row))
        cells = {key for key, made in self.made[other].items() if days & set(made)}
        return sum(self._key(other, one) in cells and may_be_of_one_sheet(row, one) for one in self.tables[other])

    def _key(self, table: str, row: Row) -> tuple[str, Cell]:
        part = self.parts[table]
        group = row.columns.get(part.apart, "") if part.apart != "is_interview" else bool(row.columns[part.apart])
        return str(group), cell_of(row)
