"""The small-count rule: no figure lets a group of fewer than ten people be told (docs/algorithms/disclosure.md).

Counts under ten are hidden; in a table with totals, other cells are hidden too, so that no
subtraction gives a hidden one back. Every figure shown outside the team that collected it goes through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from maillage.safeguards.suppression import hidden_entries, with_totals

# Threshold for the public (dossier §19.3).
SMALLEST_SHOWN = 10
# Below this base a percentage says more about persons than about a group (trust.md §4.4).
SMALLEST_BASE = 30


@dataclass(frozen=True)
class Shown:
    """A figure that may be shown: a number, or None when it must stay hidden."""

    value: int | None

    @property
    def is_hidden(self) -> bool:
        """True when only its absence may be shown."""
        return self.value is None

    def __str__(self) -> str:
        return _("moins de %(number)s") % {"number": SMALLEST_SHOWN} if self.value is None else str(self.value)


@dataclass(frozen=True)
class ShownCell(Shown):
    """A figure of a table. A hidden one does not say whether it is small or only protects another."""

    def __str__(self) -> str:
        return _("non affiché") if self.value is None else str(self.value)


@dataclass(frozen=True)
class ShownTable:
    """A two-way table with its totals, as it may be shown."""

    cells: tuple[tuple[ShownCell, ...], ...]
    row_totals: tuple[ShownCell, ...]
    column_totals: tuple[ShownCell, ...]
    total: ShownCell


@dataclass(frozen=True)
class ShownList:
    """Counts of one variable with their total, as they may be shown."""

    cells: tuple[ShownCell, ...]
    total: ShownCell


def show_count(count: int) -> Shown:
    """A count that stands alone: nobody sees a total it belongs to."""
    return Shown(count if count >= SMALLEST_SHOWN else None)


def show_percentage(part: int, base: int) -> Shown:
    """`part` of `base` rounded to one point; hidden on a base under 30, or when it would give a small count away."""
    is_telling = min(part, base - part) < SMALLEST_SHOWN
    return Shown(None if base < SMALLEST_BASE or is_telling else (200 * part + base) // (2 * base))


def show_table(counts: Sequence[Sequence[int]]) -> ShownTable:
    """A two-way table of disjoint counts, its totals included. Raises ValueError on a ragged or negative table."""
    grid = with_totals(counts)
    hidden = hidden_entries(grid, threshold=SMALLEST_SHOWN)
    rows = [
        tuple(ShownCell(None if (i, j) in hidden else count) for j, count in enumerate(row))
        for i, row in enumerate(grid)
    ]
    return ShownTable(
        cells=tuple(row[:-1] for row in rows[:-1]),
        row_totals=tuple(row[-1] for row in rows[:-1]),
        column_totals=rows[-1][:-1],
        total=rows[-1][-1],
    )


def show_list(counts: Sequence[int]) -> ShownList:
    """Disjoint counts with their total: a table of one column."""
    table = show_table([[count] for count in counts])
    return ShownList(cells=tuple(row[0] for row in table.cells), total=table.total)
