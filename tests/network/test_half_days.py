from __future__ import annotations

from datetime import date, timedelta

import pytest

from maillage.core.instants import HalfDay, half_day_of
from maillage.network.calendars import Always
from maillage.network.half_days import bounds, open_within, overlap
from maillage.network.opening import Hours
from tests.network.conftest import paris


@pytest.mark.parametrize("half_day", list(HalfDay))
@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 3, 28), date(2026, 10, 25)])
def test_bounds_are_those_by_which_the_core_names_half_days(half_day: HalfDay, day: date) -> None:
    start, end = bounds(half_day, day)

    assert half_day_of(start) == half_day
    assert half_day_of(end - timedelta(seconds=1)) == half_day
    assert half_day_of(end) != half_day


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
