from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from maillage.core.instants import HalfDay
from maillage.network.calendars import Always
from maillage.network.half_days import bounds, open_within, overlap
from maillage.network.opening import Hours
from tests.network.conftest import paris


@pytest.mark.parametrize(
    ("half_day", "start", "end"),
    [
        (HalfDay.MORNING, paris(2026, 11, 23, 0), paris(2026, 11, 23, 13)),
        (HalfDay.AFTERNOON, paris(2026, 11, 23, 13), paris(2026, 11, 23, 18)),
        (HalfDay.EVENING, paris(2026, 11, 23, 18), paris(2026, 11, 24, 0)),
    ],
)
def test_a_day_is_cut_at_13_and_18(half_day: HalfDay, start: datetime, end: datetime) -> None:
    assert bounds(half_day, date(2026, 11, 23)) == (start, end)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_a_morning_when_clocks_change_lasts_an_hour_less_or_more(day: date) -> None:
    start, end = (instant.astimezone(UTC) for instant in bounds(HalfDay.MORNING, day))

    assert (end - start).total_seconds() / 3600 == (12 if day.month == 3 else 14)


def test_stretches_that_only_touch_share_nothing() -> None:
    first, second = paris(2026, 11, 23, 9), paris(2026, 11, 23, 12)

    assert overlap((first, second), (second, paris(2026, 11, 23, 13))) is None
    assert overlap((first, second), (first, second)) == (first, second)


def test_door_open_over_lunch_counts_in_each_half_day() -> None:
    hours = Hours("Mo 10:00-14:00,15:00-19:00", Always(answer=False))

    assert open_within(hours, date(2026, 11, 23), HalfDay.AFTERNOON) == [
        (paris(2026, 11, 23, 13), paris(2026, 11, 23, 14)),
        (paris(2026, 11, 23, 15), paris(2026, 11, 23, 18)),
    ]
