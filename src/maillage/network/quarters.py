"""Quarters and weeks of a rota."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_CODE: Final = re.compile(r"(\d{4})-T([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months, by their first day."""

    starts_on: date

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.next.starts_on - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after."""
        return Quarter.of(self.starts_on + timedelta(days=100))

    @property
    def previous(self) -> Quarter:
        """The quarter before."""
        return Quarter.of(self.starts_on - timedelta(days=1))

    @property
    def code(self) -> str:
        """`2026-T4`, as addresses name it."""
        return f"{self.starts_on.year}-T{self.number}"

    @property
    def number(self) -> int:
        """1 to 4."""
        return (self.starts_on.month + 2) // 3

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter of a day."""
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @classmethod
    def named(cls, code: str) -> Quarter | None:
        """The quarter of a code, or None when it is no code."""
        found = _CODE.fullmatch(code)
        if not found or not 2000 <= int(found[1]) <= 2100:
            return None
        return cls(date(int(found[1]), int(found[2]) * 3 - 2, 1))

    def holds(self, day: date) -> bool:
        """True when the day is in the quarter."""
        return self.starts_on <= day <= self.ends_on

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        day = self.starts_on
        while day <= self.ends_on:
            yield day
            day += timedelta(days=1)

    def months(self) -> tuple[date, date, date]:
        """The first days of its months."""
        year, month = self.starts_on.year, self.starts_on.month
        return date(year, month, 1), date(year, month + 1, 1), date(year, month + 2, 1)


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def month_bounds(day: date) -> tuple[date, date]:
    """The first and last days of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
