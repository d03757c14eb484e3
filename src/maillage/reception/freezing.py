"""Which figures of a month or a year are frozen, and which of them stay hidden. Pure: counts in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from maillage.reception.enums import NOT_GIVEN
from maillage.reception.figures import BY_CODE, INTERVIEWS_BY_PLACE, NETWORK_TABLES, TOTAL, Basis, FigureTable
from maillage.reception.protection import (
    Hidden,
    Months,
    Rule,
    hidden_alone,
    hidden_alone_of_year,
    hidden_of_month,
    hidden_of_year,
    is_year_total_hidden,
)
from maillage.safeguards.disclosure import SMALLEST_SHOWN

Counts = Mapping[str, int]
_TABLES: Final = {**BY_CODE, **{table.code: table for table in NETWORK_TABLES}}
# The people who could answer, for tables whose items add up to nothing: a table, and one of its items or all.
_BASES: Final = {
    "reasons": ("duration", ""),
    "orientations": ("duration", ""),
    "obstacles": ("duration", ""),
    "domains_women": ("sex", "femme"),
    "domains_men": ("sex", "homme"),
}


@dataclass(frozen=True)
class Audience:
    """For whom: a place's own team is told small counts, the others none under ten.

    `few`: pôles (of a place), or places (of the network), where fewer than three counsellors worked;
    `is_few`: so few in all of them.
    """

    is_team: bool
    few: frozenset[str] = frozenset()
    is_few: bool = False

    def rule(self, table: FigureTable, hidden: Mapping[str, Hidden]) -> Rule:
        """What the table stands under; people called in are hidden where interviews are, their counts being close."""
        smallest = 0 if self.is_team and not table.is_sensitive else SMALLEST_SHOWN
        if table.basis != Basis.POLES:
            return Rule(smallest)
        few = self.few | (hidden["pole"].items if table.code == "served" else frozenset())
        return Rule(smallest, few, is_of_counsellors=True)

    def is_too_few(self, table: FigureTable) -> bool:
        """Whether the table is hidden whole for the counsellors behind it."""
        return self.is_few and table.basis != Basis.VISITS


@dataclass(frozen=True)
class Frozen:
    """One row: a count of a table, `TOTAL` among its items."""

    table: str
    item: str
    number: int
    is_hidden: bool


@dataclass(frozen=True)
class Published:
    """What a month published of one table."""

    counts: Counts = field(default_factory=dict)
    hidden: Hidden = field(default_factory=Hidden)


# Of a year, the months it follows, oldest first, table by table; None for a month.
Past = Sequence[Mapping[str, Published]] | None


def frozen(counted: Mapping[str, Counts], waits: Counts, audience: Audience, *, past: Past = None) -> list[Frozen]:
    """The rows of a month, or of a year after what its months published."""
    hidden: dict[str, Hidden] = {}
    counted = {
        code: _without_small_rest(code, counts, is_team=audience.is_team, past=past) for code, counts in counted.items()
    }
    tables = [(_TABLES[code], counts) for code, counts in counted.items() if not _TABLES[code].is_minutes]
    for table, counts in tables:
        found = _hidden(table, counts, audience.rule(table, hidden), is_few=audience.is_too_few(table), past=past)
        hidden[table.code] = _with_answers(table, found, counted, smallest=audience.rule(table, hidden).smallest)
    rows = [row for table, counts in tables for row in _rows(table, counts, hidden[table.code])]
    return [*rows, *(_wait(pole, minutes, hidden["served"]) for pole, minutes in sorted(waits.items()))]


def published(rows: Iterable[Frozen]) -> dict[str, Published]:
    """What frozen rows published, by table."""
    counts: dict[str, dict[str, int]] = {}
    items: dict[str, set[str]] = {}
    totals: set[str] = set()
    for row in rows:
        if row.item == TOTAL:
            totals |= {row.table} if row.is_hidden else set()
            continue
        counts.setdefault(row.table, {})[row.item] = row.number
        if row.is_hidden:
            items.setdefault(row.table, set()).add(row.item)
    return {
        code: Published(one, Hidden(frozenset(items.get(code, ())), total=code in totals))
        for code, one in counts.items()
    }


def hides_interviews(rows: Iterable[Frozen]) -> bool:
    """Whether the network's total of interviews would give one place back."""
    return any(row.table == INTERVIEWS_BY_PLACE.code and row.item == TOTAL and row.is_hidden for row in rows)


def _hidden(table: FigureTable, counts: Counts, rule: Rule, *, is_few: bool, past: Past) -> Hidden:
    if past is None:
        if table.adds_up:
            return hidden_of_month(counts, rule, is_total_few=is_few)
        return Hidden(frozenset(counts), total=True) if is_few else hidden_alone(counts, rule)
    months = _months(table, counts, past)
    if table.adds_up:
        is_total_hidden = is_year_total_hidden(months, rule, is_few=is_few)
        return hidden_of_year(list(counts), months, rule, is_total_hidden=is_total_hidden)
    everything = Hidden(frozenset(counts), total=True)
    return everything if is_few else hidden_alone_of_year(list(counts), months, rule)


def _months(table: FigureTable, year: Counts, past: Sequence[Mapping[str, Published]]) -> Months:
    """The months of a table. Sheets dated to the quarter leave a rest that only the year counts."""
    of_table = [month.get(table.code, Published()) for month in past]
    counts = [one.counts for one in of_table]
    rest = {item: number - sum(one.get(item, 0) for one in counts) for item, number in year.items()}
    has_rest = any(rest.values())
    return Months(counts, [one.hidden for one in of_table], rest if has_rest else None)


def _without_small_rest(code: str, year: Counts, *, is_team: bool, past: Past) -> Counts:
    """For others, a year leaves out sheets dated to the quarter when there are too few to tell."""
    if past is None or is_team:
        return year
    counts = [month.get(code, Published()).counts for month in past]
    months = {item: sum(one.get(item, 0) for one in counts) for item in year}
    return months if sum(year.values()) - sum(months.values()) < SMALLEST_SHOWN else year


def _with_answers(table: FigureTable, found: Hidden, counted: Mapping[str, Counts], *, smallest: int) -> Hidden:
    """Where the rest of « non renseigné » is a small count of people who did answer, it is hidden too."""
    if table.code not in _BASES:
        return found
    base, item = _BASES[table.code]
    people = counted[base].get(item, 0) if item else sum(counted[base].values())
    if people - counted[table.code].get(NOT_GIVEN, 0) < smallest:
        return Hidden(found.items | {NOT_GIVEN}, total=found.total)
    return found


def _rows(table: FigureTable, counts: Counts, hidden: Hidden) -> Iterator[Frozen]:
    """An item at zero that may be told needs no row."""
    for item, number in counts.items():
        if is_hidden := hidden.total or item in hidden.items:
            yield Frozen(table.code, item, number, is_hidden)
        elif number:
            yield Frozen(table.code, item, number, is_hidden=False)
    if table.adds_up:
        yield Frozen(table.code, TOTAL, sum(counts.values()), hidden.total)


def _wait(pole: str, minutes: int, served: Hidden) -> Frozen:
    return Frozen("wait", pole, minutes, served.total or pole in served.items)
