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
from tests.reception.attack.attacker import Row, cell_of, may_be_of_one_sheet, shared_columns

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


Key = tuple[str, Cell]


class Odds:
    """The probability, for a fragment, that another is of the same sheet."""

    def __init__(self, told: Counts, tables: Mapping[str, Sequence[Row]]) -> None:
        self.told, self.tables = told, tables
        self.parts = {part.model._meta.db_table: part for part in PARTS}
        self.made = {table: made_of(part, told) for table, part in self.parts.items()}
        self._alike: dict[tuple[str, tuple[str, ...]], Counter[tuple[Key, tuple[object, ...]]]] = {}

    def best(self, table: str, row: Row, other: str) -> float:
        """The probability of the likeliest fragment of the other table."""
        days = self.made[table][self._key(table, row)]
        return max(
            sum(
                number / days.total() * made[day] / self.told.by_day[day].total() / size
                for day, number in days.items()
                if day in made
            )
            for key, size in self._may_be(row, other).items()
            if (made := self.made[other][key])
        )

    def candidates(self, table: str, row: Row, other: str) -> int:
        """How many fragments of the other table may be of its sheet at all."""
        days = set(self.made[table][self._key(table, row)])
        return sum(size for key, size in self._may_be(row, other).items() if days & set(self.made[other][key]))

    def _may_be(self, row: Row, other: str) -> Counter[Key]:
        """By cell, the fragments of the other table that no common column tells from this one."""
        names = tuple(shared_columns(row, self.tables[other][0]))
        if (other, names) not in self._alike:
            rows = self.tables[other]
            self._alike[other, names] = Counter((self._key(other, one), _values(one, names)) for one in rows)
        sizes: Counter[Key] = Counter()
        for (key, values), number in self._alike[other, names].items():
            if may_be_of_one_sheet(_values(row, names), values):
                sizes[key] += number
        return sizes

    def _key(self, table: str, row: Row) -> Key:
        part = self.parts[table]
        group = row.columns.get(part.apart, "") if part.apart != "is_interview" else bool(row.columns[part.apart])
        return str(group), cell_of(row)


def _values(row: Row, names: Sequence[str]) -> tuple[object, ...]:
    return tuple(row.columns[name] for name in names)
