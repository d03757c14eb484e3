"""The years of a history: each ends on the same day and has its totals fixed whole."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Year:
    """Twelve months, by their first and last days."""

    first_on: date
    last_on: date

    @classmethod
    def number(cls, number: int, year_ends_on: date) -> Year:
        """The year that ends on `year_ends_on` is 0, the one before −1, the one after 1."""
        last = _years_after(year_ends_on, number)
        return cls(_years_after(year_ends_on, number - 1) + timedelta(days=1), last)


def years_between(first: date, last: date, year_ends_on: date) -> list[Year]:
    """The years that hold the days from `first` to `last`, in order."""
    number = first.year - year_ends_on.year - 1
    found = []
    while (year := Year.number(number, year_ends_on)).first_on <= last:
        if year.last_on >= first:
            found.append(year)
        number += 1
    return found


def _years_after(day: date, number: int) -> date:
    year = day.year + number
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)
