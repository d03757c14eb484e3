"""Public holidays by name, and school holidays by our own calendar, known or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol

from maillage.reference.queries.calendar import SchoolHolidayLine, holiday_among, school_holidays

_HOLIDAY_LANGUAGES = {"fr": "fr", "en": "en_US"}


class SchoolDays(Protocol):
    """Whatever tells school holidays: True, False, or None when nobody knows."""

    def is_holiday(self, day: date) -> bool | None: ...


@dataclass
class SchoolCalendar:
    """The calendar of a zone, read once, when an expression first asks for it: share it between places."""

    zone: str

    @cached_property
    def periods(self) -> list[SchoolHolidayLine]:
        """Its holidays, first to last. One query."""
        return school_holidays(self.zone)

    def is_holiday(self, day: date) -> bool | None:
        """Whether `day` is in the school holidays; None outside what the calendar covers."""
        answer = holiday_among(self.periods, day)
        return bool(answer.name) if answer.known else None


@dataclass(frozen=True)
class Always:
    """The same answer every day: the week in school holidays, or out of them."""

    answer: bool

    def is_holiday(self, _day: date) -> bool | None:
        """The one answer."""
        return self.answer


@lru_cache(maxsize=64)
def _public_holidays(year: int, language: str) -> dict[date, str]:
    from holidays.countries.france import France  # loads every country of the world: a second of each start

    spoken = _HOLIDAY_LANGUAGES.get(language, "en_US")
    return dict(France(years=year, language=spoken))  # type: ignore[no-untyped-call]  # its constructor has no types


def public_holiday(day: date, language: str = "fr") -> str:
    """The name of the French public holiday of `day`, or an empty text."""
    return _public_holidays(day.year, language).get(day, "")
