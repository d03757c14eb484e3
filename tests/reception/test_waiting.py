"""The wait announced: worked by hand from `docs/algorithms/waiting.md`."""

from __future__ import annotations

from datetime import time

import pytest

from maillage.core.instants import HalfDay
from maillage.reception.waiting import WaitRange, habit_at, service_median, wait_range


@pytest.mark.parametrize(
    ("before", "counsellors", "expected"),
    [(3, 1, WaitRange(55, 135)), (3, 2, WaitRange(25, 70)), (0, 1, WaitRange(5, 35)), (8, 3, WaitRange(50, 90))],
)
def test_range_is_the_one_worked_by_hand(before: int, counsellors: int, expected: WaitRange) -> None:
    assert wait_range(before, counsellors, 22) == expected


def test_nobody_receives_no_range() -> None:
    assert wait_range(2, 0, 22) is None


def test_first_while_somebody_is_free_is_soon() -> None:
    assert wait_range(0, 2, 22, is_free=True) == WaitRange(0, 5)


def test_more_people_before_never_shortens_the_wait() -> None:
    ranges = [wait_range(before, 1, 22) for before in range(30)]

    assert [one.low for one in ranges if one] == sorted(one.low for one in ranges if one)
    assert [one.high for one in ranges if one] == sorted(one.high for one in ranges if one)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (WaitRange(0, 5), "moins de 5 minutes"),
        (WaitRange(0, 15), "moins de 15\u00a0minutes"),
        (WaitRange(15, 30), "entre 15 et 30\u00a0minutes"),
        (WaitRange(25, 65), "entre 25\u00a0minutes et 1\u00a0h\u00a005"),
        (WaitRange(80, 175), "entre 1\u00a0h\u00a020 et 2\u00a0h\u00a055"),
    ],
)
def test_range_in_words(found: WaitRange, words: str) -> None:
    assert found.in_words == words


@pytest.mark.parametrize(
    ("today", "median"),
    [([], 22.0), ([10.0], 22.0), ([10.0, 10.0, 10.0], 10.0), ([30.0] * 10 + [10.0] * 20, 10.0)],
)
def test_median_of_the_last_twenty_with_the_habit_for_those_that_lack(today: list[float], median: float) -> None:
    assert service_median(today, 22.0) == median


@pytest.mark.parametrize(
    ("clock", "minutes"),
    [
        (time(9, 0), 20.0),  # before the middle of the morning
        (time(10, 30), 20.0),
        (time(13, 0), 25.0),  # half way from 10:30 to 15:30
        (time(13, 14), 25.0),  # the same quarter-hour
        (time(15, 30), 30.0),
        (time(18, 0), 30.0),
    ],
)
def test_habit_of_the_quarter_hour_lies_between_two_half_days(clock: time, minutes: float) -> None:
    assert habit_at(clock, {HalfDay.MORNING: 20.0, HalfDay.AFTERNOON: 30.0}) == minutes


def test_habit_without_any_day_is_the_dossiers() -> None:
    assert habit_at(time(11), {}) == 22.0
