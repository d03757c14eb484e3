"""Instants and calendars of the network's tests."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from maillage.reference.models import SchoolHoliday

PARIS = ZoneInfo("Europe/Paris")


def paris(year: int, month: int, day: int, *clock: int) -> datetime:
    """An instant by the clock of Marseille."""
    return datetime(year, month, day, *clock, tzinfo=PARIS)


# Monday 23 November 2026: an ordinary day, out of every holiday.
MONDAY = paris(2026, 11, 23, 10)
WEDNESDAY_ARMISTICE = paris(2026, 11, 11, 10)


@pytest.fixture
def school_calendar(db: None) -> None:
    """Zone B, known from 17 October 2026 to 3 January 2027."""
    for name, starts_on, ends_on in (
        ("Vacances de la Toussaint", date(2026, 10, 17), date(2026, 11, 1)),
        ("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3)),
    ):
        SchoolHoliday.objects.create(zone="B", name=name, starts_on=starts_on, ends_on=ends_on)
