"""The network's tables share their totals, and its year its months: read side by side, they give nothing back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.reception.figures import TOTAL
from maillage.reception.freezing import Audience, Frozen, frozen, published
from tests.reception.figures.known import Name, Sum, widths

TABLES = ("place_visits", "nature", "half_day")
Counts = dict[str, dict[str, int]]


@st.composite
def months_of_visits(draw: st.DrawFn) -> list[Counts]:
    """The same people, told by place, by kind and by half-day, over one to three months."""
    sizes = {table: draw(st.integers(1, 4)) for table in TABLES}
    return [_spread(draw, draw(st.integers(0, 120)), sizes) for _month in range(draw(st.integers(1, 3)))]


def _spread(draw: st.DrawFn, people: int, sizes: Mapping[str, int]) -> Counts:
    """So many people over the items of each table, cut where drawn."""
    return {table: _cut(draw, people, table, size) for table, size in sizes.items()}


def _cut(draw: st.DrawFn, people: int, table: str, size: int) -> dict[str, int]:
    cuts = sorted(draw(st.lists(st.integers(0, people), min_size=size - 1, max_size=size - 1)))
    return {f"{table}{rank}": end - start for rank, (start, end) in enumerate(pairwise([0, *cuts, people]))}


def _shown(rows: list[Frozen], period: object) -> dict[Name, int]:
    return {_name(row, period): row.number for row in rows if not row.is_hidden}


def _name(row: Frozen, period: object) -> Name:
    """Tables share the total of a period."""
    return (TOTAL, period) if row.item == TOTAL else (row.item, period)


def _sums(months: list[Counts]) -> list[Sum]:
    periods: list[object] = [*range(len(months)), "year"]
    down: list[Sum] = [
        ([(item, period) for item in months[0][table]], (TOTAL, period)) for table in TABLES for period in periods
    ]
    items = [item for table in TABLES for item in months[0][table]]
    return [*down, *(([(item, month) for month in periods[:-1]], (item, "year")) for item in [*items, TOTAL])]


def _year(months: list[Counts]) -> Counts:
    return {table: {item: sum(month[table][item] for month in months) for item in months[0][table]} for table in TABLES}


def _names(months: list[Counts]) -> set[Name]:
    """All that could have a row. An item at zero that no rule hides has none: it is shown as none, and is known."""
    return {name for parts, whole in _sums(months) for name in (*parts, whole)}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(months=months_of_visits())
def test_nothing_hidden_is_known_within_ten_from_all_tables_of_all_months_and_the_year(months: list[Counts]) -> None:
    others = Audience(is_team=False)
    frozen_months = [frozen(month, {}, others) for month in months]
    of_year = frozen(_year(months), {}, others, past=[published(rows) for rows in frozen_months])

    periods = [*enumerate(frozen_months), ("year", of_year)]
    shown = {name: value for period, rows in periods for name, value in _shown(rows, period).items()}
    shown |= dict.fromkeys(_names(months) - {_name(row, period) for period, rows in periods for row in rows}, 0)

    assert {name: width for name, width in widths(_sums(months), shown).items() if width < 10} == {}
