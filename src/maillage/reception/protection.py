"""What of a period's figures stays hidden: fewer than three counsellors, fewer than ten people, and what protects them.

Periods are published one after the other, and what was shown stays shown. So a month is protected on its
own, and a year gives way: its items are shown when no hidden month can be computed back from them.
docs/algorithms/figures.md gives the argument; pure computation, nothing here touches the database.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from maillage.safeguards.disclosure import SMALLEST_SHOWN
from maillage.safeguards.suppression import Entry, Settled, hidden_after

# R13 as the rule of three: a figure of one or two counsellors is about them.
FEWEST_COUNSELLORS: Final = 3
# What is hidden for the counsellors behind it stays unknown by 15 % each way (trust.md §4.4).
_PLAY_SHARE: Final = 0.3
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Rule:
    """What a table stands under. `smallest`: the least count told; `few`: items of fewer than three counsellors."""

    smallest: int
    few: frozenset[str] = frozenset()
    is_of_counsellors: bool = False

    def play(self, count: int) -> int:
        """How far apart the values must stay that a hidden figure may take."""
        return max(SMALLEST_SHOWN, math.ceil(_PLAY_SHARE * count)) if self.is_of_counsellors else SMALLEST_SHOWN


@dataclass(frozen=True)
class Hidden:
    """What of a table stays hidden: some items, and perhaps their total (with it all items)."""

    items: frozenset[str] = frozenset()
    total: bool = False


def hidden_of_month(counts: Counts, rule: Rule, *, is_total_few: bool = False) -> Hidden:
    """Parts of one total. Hidden together, each may be anything from nothing to the sum of them all."""
    everything = Hidden(frozenset(counts), total=True)
    if is_total_few or sum(counts.values()) < rule.smallest:
        return everything
    hidden = {item for item, count in counts.items() if count < rule.smallest} | (rule.few & counts.keys())
    shown = sorted(counts.keys() - hidden, key=lambda item: (counts[item], item))
    while hidden and not _hold([counts[item] for item in hidden], rule):
        if not shown:
            return everything
        hidden.add(shown.pop(0))
    return Hidden(frozenset(hidden))


def hidden_alone(counts: Counts, rule: Rule) -> Hidden:
    """Items that are parts of nothing shown: each stands alone."""
    return Hidden(frozenset(item for item, count in counts.items() if count < rule.smallest))


def _hold(hidden: Sequence[int], rule: Rule) -> bool:
    return len(hidden) > 1 and sum(hidden) >= max(map(rule.play, hidden))


@dataclass(frozen=True)
class Months:
    """What the months of a year published of one table.

    `rest` is what only the year counts (sheets dated to the quarter), None for what every month counts whole.
    """

    counts: Sequence[Counts]
    hidden: Sequence[Hidden]
    rest: Counts | None = None


def is_year_total_hidden(months: Months, rule: Rule, *, is_few: bool = False) -> bool:
    """Whether the total of a year would tell too few, or give a hidden month back."""
    columns = [*months.counts, months.rest or {}]
    year = {item: sum(one.get(item, 0) for one in columns) for item in {item for one in columns for item in one}}
    if hidden_of_month(year, rule, is_total_few=is_few).total:
        return True
    *totals, rest = [sum(counts.values()) for counts in columns]
    unknown = [total for total, hidden in zip(totals, months.hidden, strict=True) if hidden.total]
    return bool(unknown) and not _hold([*unknown, *([] if months.rest is None else [rest])], rule)


def hidden_of_year(items: Sequence[str], months: Months, rule: Rule, *, is_total_hidden: bool) -> Hidden:
    """What of a year stays hidden, parts of one total; the total was decided before, alike for tables that share it."""
    if is_total_hidden or not items:
        return Hidden(frozenset(items), total=True)
    grid = _grid(items, months)
    year, last = len(months.counts) + 1, len(items)
    settled = _settled(items, months, rests=[line[-2] for line in grid], smallest=rule.smallest)
    sensitive = {(row, year) for row, item in enumerate(items) if grid[row][year] < rule.smallest or item in rule.few}

    def play(entry: Entry) -> int:
        return rule.play(grid[entry[0]][entry[1]])

    found = hidden_after(grid, sensitive=sensitive, play=play, settled=settled)
    return Hidden(frozenset(items[row] for row, column in found if column == year and row != last))


def hidden_alone_of_year(items: Sequence[str], months: Months, rule: Rule) -> Hidden:
    """The same for items that are parts of nothing shown: each against its own months."""
    return Hidden(frozenset(item for item in items if _gives_back(item, months, rule)))


def _gives_back(item: str, months: Months, rule: Rule) -> bool:
    counts = [one.get(item, 0) for one in months.counts]
    unknown = [count for count, hidden in zip(counts, months.hidden, strict=True) if _is_hidden(item, hidden)]
    rest = [] if months.rest is None else [months.rest.get(item, 0)]
    is_telling = bool(unknown) or any(count < rule.smallest for count in rest)
    return sum(counts) + sum(rest) < rule.smallest or (is_telling and not _hold([*unknown, *rest], rule))


def _is_hidden(item: str, hidden: Hidden) -> bool:
    return item in hidden.items or hidden.total


def _grid(items: Sequence[str], months: Months) -> list[list[int]]:
    """One row an item and one of totals; one column a month, one for the rest, one for the year."""
    rest = months.rest or {}
    lines = [[*(one.get(item, 0) for one in months.counts), rest.get(item, 0)] for item in items]
    rows = [[*line, sum(line)] for line in lines]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _settled(items: Sequence[str], months: Months, *, rests: Sequence[int], smallest: int) -> Settled:
    """What months showed and hid. The total of the year is shown; so the rest is, by subtraction, unless protected."""
    last, rest = len(items), len(months.counts)
    hidden = _hidden_cells(items, months)
    cells = {(row, column) for row in range(last + 1) for column in range(rest)}
    shown = cells - hidden | {(last, rest + 1)}
    of_rest = {(row, rest) for row in range(last + 1)}
    if months.rest is None:
        # A year whose months are all shown is their sum: it tells nothing new, hiding it would protect nothing.
        open_rows = set(range(last)) - {row for row, _column in hidden}
        return Settled(frozenset(hidden), frozenset(shown | of_rest | {(row, rest + 1) for row in open_rows}))
    telling = {(row, rest) for row, count in enumerate(rests) if count < smallest}
    return Settled(frozenset(hidden | telling), frozenset(shown), frozenset(of_rest - telling))


def _hidden_cells(items: Sequence[str], months: Months) -> set[Entry]:
    """The cells that months hid, totals in the last row."""
    found = set()
    for column, of_month in enumerate(months.hidden):
        found |= {(row, column) for row, item in enumerate(items) if _is_hidden(item, of_month)}
        found |= {(len(items), column)} if of_month.total else set()
    return found
