"""Days a place should decide about ahead: public holidays, bridge days, school holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from maillage.network.calendars import public_holiday
from maillage.network.enums import SpecialReason
from maillage.reference.queries.calendar import SchoolHolidayLine

AHEAD_DAYS: Final = 183  # half a year: what a team plans
_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5


@dataclass(frozen=True)
class Occasion:
    """A day, or days in a row, when hours often change; `name` is the holiday's, in French for a school one."""

    reason: SpecialReason
    name: str
    first_on: date
    last_on: date

    @property
    def code(self) -> str:
        """Tells it from the others of a form: `ferie-2026-12-25`."""
        return f"{self.reason.value}-{self.first_on}"


def occasions_from(on: date, school: Sequence[SchoolHolidayLine], language: str) -> list[Occasion]:
    """What comes in the half-year from `on`, in order of days; school holidays under way included."""
    until = on + timedelta(days=AHEAD_DAYS)
    days = [on + timedelta(days=number) for number in range(AHEAD_DAYS + 1)]
    found = [occasion for day in days for occasion in _of_day(day, language)]
    found += [
        Occasion(SpecialReason.SCHOOL_HOLIDAY, line.name, line.starts_on, line.ends_on)
        for line in school
        if line.ends_on >= on and line.starts_on <= until
    ]
    return sorted(found, key=lambda occasion: (occasion.first_on, occasion.last_on, occasion.reason))


def _of_day(day: date, language: str) -> Iterator[Occasion]:
    if name := public_holiday(day, language):
        yield Occasion(SpecialReason.PUBLIC_HOLIDAY, name, day, day)
    elif _is_bridge(day):
        yield Occasion(SpecialReason.BRIDGE, "", day, day)


def _is_bridge(day: date) -> bool:
    """True for a working day between two days off, one of them a public holiday at least."""
    around = (day - _DAY, day + _DAY)
    is_held = day.weekday() < SATURDAY and all(_is_off(beside) for beside in around)
    return is_held and any(public_holiday(beside) for beside in around)


def _is_off(day: date) -> bool:
    return day.weekday() >= SATURDAY or bool(public_holiday(day))
