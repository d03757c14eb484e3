"""Fewer than ten people, fewer than three counsellors: nothing hidden is computed back, months and years together."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from tests.reception.figures.known import Name, Sum, widths

OTHERS, TEAM = Rule(smallest=10), Rule(smallest=0)
QUIETLY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 80))
REST = "reste"


class TestMonth:
    def test_ten_and_more_are_shown(self) -> None:
        assert hidden_of_month({"a": 10, "b": 40}, OTHERS) == Hidden()

    def test_one_small_count_hides_the_next_smallest(self) -> None:
        assert hidden_of_month({"a": 9, "b": 40, "c": 12}, OTHERS) == Hidden(frozenset("ac"))

    def test_two_small_counts_hide_each_other_when_they_are_ten_together(self) -> None:
        assert hidden_of_month({"a": 4, "b": 6, "c": 12}, OTHERS) == Hidden(frozenset("ab"))

    def test_total_under_ten_hides_all(self) -> None:
        assert hidden_of_month({"a": 4, "b": 5}, OTHERS) == Hidden(frozenset("ab"), total=True)

    def test_team_reads_small_counts(self) -> None:
        assert hidden_of_month({"a": 1, "b": 0}, TEAM) == Hidden()

    def test_pole_of_two_counsellors_is_hidden_from_its_own_team_and_another_with_it(self) -> None:
        rule = Rule(smallest=0, few=frozenset("a"), is_of_counsellors=True)

        assert hidden_of_month({"a": 30, "b": 50, "c": 20}, rule) == Hidden(frozenset("ac"))

    def test_only_pole_of_a_place_takes_its_total_with_it(self) -> None:
        rule = Rule(smallest=0, few=frozenset("a"), is_of_counsellors=True)

        assert hidden_of_month({"a": 30}, rule) == Hidden(frozenset("a"), total=True)

    def test_place_of_two_counsellors_shows_no_interview(self) -> None:
        assert hidden_of_month({"a": 30, "b": 9}, TEAM, is_total_few=True) == Hidden(frozenset("ab"), total=True)


class TestYear:
    def test_one_hidden_month_hides_the_year(self) -> None:
        months = Months([{"a": 40}, {"a": 30}], [Hidden(), Hidden(frozenset("a"), total=True)])

        assert is_year_total_hidden(months, OTHERS)

    def test_two_hidden_months_of_ten_together_let_the_year_be_shown(self) -> None:
        hidden = Hidden(frozenset("a"), total=True)

        assert not is_year_total_hidden(Months([{"a": 40}, {"a": 6}, {"a": 5}], [Hidden(), hidden, hidden]), OTHERS)

    def test_item_hidden_in_one_month_is_hidden_over_the_year_with_another(self) -> None:
        months = Months([{"a": 9, "b": 40, "c": 60}, {"a": 30, "b": 40, "c": 60}], [Hidden(frozenset("ab")), Hidden()])

        assert hidden_of_year(["a", "b", "c"], months, OTHERS, is_total_hidden=False) == Hidden(frozenset("ab"))

    def test_item_standing_alone_is_hidden_when_one_month_of_it_is(self) -> None:
        months = Months([{"a": 9}, {"a": 30}], [Hidden(frozenset("a")), Hidden()])

        assert hidden_alone_of_year(["a"], months, OTHERS) == Hidden(frozenset("a"))


# ── Nothing is computed back ─────────────────────────────────────────────────
@st.composite
def years(draw: st.DrawFn) -> tuple[list[str], list[dict[str, int]], dict[str, int] | None]:
    """Items, months and perhaps a rest of one table."""
    items = [f"i{number}" for number in range(draw(st.integers(1, 5)))]
    lines = st.fixed_dictionaries(dict.fromkeys(items, COUNTS))
    months = draw(st.lists(lines, min_size=1, max_size=4))
    return items, months, draw(st.one_of(st.none(), lines))


def sums_of(items: list[str], count: int, *, has_rest: bool) -> list[Sum]:
    """Each month adds up to its total, each line to its year."""
    columns: list[object] = [*range(count), *([REST] if has_rest else [])]
    down: list[Sum] = [([(item, column) for item in items], ("total", column)) for column in [*columns, "year"]]
    across: list[Sum] = [([(item, column) for column in columns], (item, "year")) for item in [*items, "total"]]
    return [*down, *across]


def shown_of(items: list[str], column: object, counts: dict[str, int], hidden: Hidden) -> dict[Name, int]:
    """What is read of a column."""
    shown: dict[Name, int] = {(item, column): counts[item] for item in items if item not in hidden.items}
    return shown if hidden.total else {**shown, ("total", column): sum(counts.values())}


def readable(items: list[str], past: Months, rule: Rule) -> dict[Name, int]:
    """All that is read of a year and its months."""
    columns = [*past.counts, past.rest or {}]
    whole = {item: sum(one.get(item, 0) for one in columns) for item in items}
    total = is_year_total_hidden(past, rule)
    shown = shown_of(items, "year", whole, hidden_of_year(items, past, rule, is_total_hidden=total))
    for number, (month, hidden) in enumerate(zip(past.counts, past.hidden, strict=True)):
        shown |= shown_of(items, number, dict(month), hidden)
    return shown


@QUIETLY
@given(year=years(), few=st.sets(st.integers(0, 4)), is_of_counsellors=st.booleans())
def test_nothing_hidden_of_a_month_or_a_year_is_known_within_ten(
    *, year: tuple[list[str], list[dict[str, int]], dict[str, int] | None], few: set[int], is_of_counsellors: bool
) -> None:
    items, months, rest = year
    told = frozenset(f"i{number}" for number in few) & set(items) if is_of_counsellors else frozenset()
    rule = Rule(10, told, is_of_counsellors)
    is_told = rest is not None and sum(rest.values()) >= 10  # a year leaves out a rest that is too small to tell
    past = Months(months, [hidden_of_month(month, rule) for month in months], rest if is_told else None)

    shown = readable(items, past, rule)

    found = widths(sums_of(items, len(months), has_rest=is_told), shown)
    assert {name: width for name, width in found.items() if name[1] != REST and width < 10} == {}


def test_control_hiding_small_counts_alone_gives_one_away() -> None:
    months = [{"i0": 9, "i1": 40}, {"i0": 20, "i1": 30}]
    shown: dict[Name, int] = {("i1", 0): 40, ("total", 0): 49}

    found = widths(sums_of(["i0", "i1"], len(months), has_rest=False), shown)

    assert found["i0", 0] == 0


@pytest.mark.parametrize("counts", [{"a": 0}, {"a": 9}])
def test_what_stands_alone_is_hidden_under_ten_only(counts: dict[str, int]) -> None:
    assert hidden_alone({**counts, "b": 10}, OTHERS) == Hidden(frozenset("a"))
