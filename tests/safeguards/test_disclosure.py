"""The small-count rule: nothing under ten is shown, and nothing hidden can be computed back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, product
from math import inf
from operator import itemgetter

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.safeguards import disclosure
from maillage.safeguards.disclosure import Shown, ShownCell
from maillage.safeguards.suppression import hidden_entries, with_totals

Grid = list[list[int]]
Pattern = list[list[int | None]]
# The oracle tries every table with cells up to HIGHEST; cells of at most HIGHEST - SMALL may then move by SMALL.
SMALL, HIGHEST = 2, 5

TABLE = [[40, 12, 25], [6, 30, 44], [18, 21, 50]]


class TestShowCount:
    @pytest.mark.parametrize(("count", "value"), [(0, None), (1, None), (9, None), (10, 10), (65_000, 65_000)])
    def test_under_ten_is_hidden(self, count: int, value: int | None) -> None:
        assert disclosure.show_count(count) == Shown(value)

    @pytest.mark.parametrize(("language", "words"), [("fr", "moins de 10"), ("en", "fewer than 10")])
    def test_hidden_count_says_so(self, language: str, words: str) -> None:
        with translation.override(language):
            assert (str(Shown(None)), str(Shown(12))) == (words, "12")


class TestShowPercentage:
    @pytest.mark.parametrize(
        ("part", "base", "value"),
        [
            (15, 30, 50),
            (10, 30, 33),
            (20, 30, 67),
            (25, 200, 13),  # 12.5 goes up
            (14, 29, None),  # base under 30
            (9, 90, None),  # part under 10
            (81, 90, None),  # the rest under 10
            (0, 0, None),
        ],
    )
    def test_only_on_a_base_of_thirty_and_without_a_small_part(self, part: int, base: int, value: int | None) -> None:
        assert disclosure.show_percentage(part, base) == Shown(value)


class TestShowTable:
    def test_worked_example_of_the_documentation(self) -> None:
        shown = disclosure.show_table(TABLE)

        assert values(shown.cells) == [[40, 12, 25], [None, None, 44], [None, None, 50]]
        assert [cell.value for cell in shown.row_totals] == [77, 80, 89]
        assert [cell.value for cell in shown.column_totals] == [64, 63, 119]
        assert shown.total == ShownCell(246)

    def test_table_without_small_count_is_shown_whole(self) -> None:
        shown = disclosure.show_table([[10, 20], [30, 40]])

        assert values(shown.cells) == [[10, 20], [30, 40]]

    def test_small_total_is_hidden_too(self) -> None:
        shown = disclosure.show_table([[4, 3], [20, 30]])

        assert shown.row_totals[0].is_hidden

    def test_hidden_cells_look_alike(self) -> None:
        shown = disclosure.show_table(TABLE)

        with translation.override("fr"):
            assert {str(cell) for row in shown.cells for cell in row if cell.is_hidden} == {"non affiché"}

    @pytest.mark.parametrize("counts", [[], [[]], [[1, 2], [3]], [[-1, 2]]])
    def test_what_is_no_table_of_counts_is_refused(self, counts: Sequence[Sequence[int]]) -> None:
        with pytest.raises(ValueError, match=r"a table has|a count is"):
            disclosure.show_table(counts)


class TestShowList:
    def test_single_small_count_hides_another(self) -> None:
        shown = disclosure.show_list([40, 6, 12])

        assert ([cell.value for cell in shown.cells], shown.total.value) == ([40, None, None], 58)

    def test_zeros_alone_cannot_be_told_from_the_total(self) -> None:
        shown = disclosure.show_list([40, 0, 0])

        assert [cell.value for cell in shown.cells] == [None, None, None]


def values(cells: Sequence[Sequence[ShownCell]]) -> Pattern:
    return [[cell.value for cell in row] for row in cells]


# ── The oracle: every table that agrees with what is shown ───────────────────
def shown_pattern(grid: Grid, hidden: frozenset[tuple[int, int]]) -> Pattern:
    return [[None if (i, j) in hidden else count for j, count in enumerate(row)] for i, row in enumerate(grid)]


def agrees(row: Sequence[int], shown: Sequence[int | None]) -> bool:
    return all(known is None or known == count for count, known in zip(row, shown, strict=True))


def tables_that_agree(pattern: Pattern) -> Iterator[Grid]:
    """By brute force, row by row."""
    width = len(pattern[0]) - 1
    candidates = [
        [row for cells in product(range(HIGHEST + 1), repeat=width) if agrees(row := (*cells, sum(cells)), shown)]
        for shown in pattern[:-1]
    ]
    for rows in product(*candidates):
        totals = [sum(column) for column in zip(*rows, strict=True)]
        if agrees(totals, pattern[-1]):
            yield [*map(list, rows), totals]


def spreads(grid: Grid, hidden: frozenset[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """How far apart the values of each hidden entry are, over all tables that agree."""
    lowest = {(i, j): grid[i][j] for i, j in hidden}
    highest = dict(lowest)
    for other in tables_that_agree(shown_pattern(grid, hidden)):
        for i, j in hidden:
            lowest[i, j] = min(lowest[i, j], other[i][j])
            highest[i, j] = max(highest[i, j], other[i][j])
    return {entry: highest[entry] - lowest[entry] for entry in hidden}


def unsafe(counts: Sequence[Sequence[int]], *, only_small: bool = False) -> dict[tuple[int, int], int]:
    """Hidden entries an attacker narrows to less than SMALL."""
    grid = with_totals(counts)
    small = frozenset((i, j) for i, row in enumerate(grid) for j, count in enumerate(row) if count < SMALL)
    hidden = small if only_small else hidden_entries(grid, threshold=SMALL)
    assert small <= hidden
    return {entry: spread for entry, spread in spreads(grid, hidden).items() if spread < SMALL}


def tables_of(rows: int, columns: int) -> st.SearchStrategy[Grid]:
    row = st.lists(st.integers(0, HIGHEST - SMALL), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


class TestAgainstEveryTable:
    def test_control_hiding_small_counts_alone_gives_them_away(self) -> None:
        assert unsafe([[3, 1], [2, 3]], only_small=True) == {(0, 1): 0}
        assert unsafe([[3, 1], [2, 3]]) == {}

    def test_all_tables_of_two_by_two(self) -> None:
        broken = [(a, b, c, d) for a, b, c, d in product((0, 1, 2, 3), repeat=4) if unsafe([[a, b], [c, d]])]

        assert broken == []

    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(tables_of(2, 3))
    def test_tables_of_two_by_three(self, counts: Grid) -> None:
        assert unsafe(counts) == {}

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(tables_of(4, 1))
    def test_lists_with_a_total(self, counts: Grid) -> None:
        assert unsafe(counts) == {}


# ── Larger tables: the attack by subtraction, and by bounds ──────────────────
Bounds = dict[tuple[int, int], tuple[float, float]]


def bounds_by_deduction(pattern: Pattern) -> Bounds:
    """What follows from each line's sum, again and again until nothing new follows."""
    entries = [(i, j) for i, row in enumerate(pattern) for j in range(len(row))]
    known = {(i, j): bounds_of(pattern[i][j]) for i, j in entries}
    lines = [
        list(line) for axis in (0, 1) for _, line in groupby(sorted(entries, key=itemgetter(axis)), itemgetter(axis))
    ]
    before: Bounds = {}
    while known != before:
        before = dict(known)
        for *parts, total in lines:
            narrow(known, parts, total)
    return known


def bounds_of(shown: int | None) -> tuple[float, float]:
    return (0, inf) if shown is None else (shown, shown)


def narrow(known: Bounds, parts: list[tuple[int, int]], total: tuple[int, int]) -> None:
    low, high = (sum(known[part][side] for part in parts) for side in (0, 1))
    known[total] = max(known[total][0], low), min(known[total][1], high)
    for part in parts:
        others_low = sum(known[other][0] for other in parts if other != part)
        others_high = sum(known[other][1] for other in parts if other != part)
        floor, ceiling = known[total][0] - others_high, known[total][1] - others_low
        known[part] = max(known[part][0], floor), min(known[part][1], ceiling)


class TestAgainstDeduction:
    def test_control_deduction_finds_a_lonely_small_count(self) -> None:
        grid = with_totals(TABLE)

        assert bounds_by_deduction(shown_pattern(grid, frozenset({(1, 0)})))[1, 0] == (6, 6)

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(
        st.integers(1, 6).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(0, 60), min_size=columns, max_size=columns), min_size=1, max_size=6
            )
        )
    )
    def test_no_hidden_entry_is_narrowed_under_ten(self, counts: Grid) -> None:
        grid = with_totals(counts)
        hidden = hidden_entries(grid, threshold=disclosure.SMALLEST_SHOWN)

        bounds = bounds_by_deduction(shown_pattern(grid, hidden))

        assert [entry for entry in hidden if bounds[entry][1] - bounds[entry][0] < disclosure.SMALLEST_SHOWN] == []
        assert all(grid[i][j] >= 10 for i in range(len(grid)) for j in range(len(grid[0])) if (i, j) not in hidden)

    def test_what_is_hidden_stays_reasonable_on_a_year_of_a_place(self) -> None:
        """12 months by 6 age bands: three small cells hide nine of the 72 others at most."""
        counts = [[20 + (7 * month + 5 * band) % 31 for band in range(6)] for month in range(12)]
        for month, band in ((1, 2), (5, 0), (9, 4)):
            counts[month][band] = 4

        hidden = hidden_entries(with_totals(counts), threshold=10)

        assert len(hidden) <= 12
        assert all(month < 12 and band < 6 for month, band in hidden)
