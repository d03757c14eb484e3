"""Hours given, by partner and month: never by person (R13). docs/algorithms/hours-given.md gives the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from maillage.core.instants import HalfDay
from maillage.network.calendar_feed import standard_stretch
from maillage.network.enums import ShiftState
from maillage.network.half_days import open_within
from maillage.network.models import Organisation, Place, Shift
from maillage.network.opening import day_bounds
from maillage.network.queries.openings import Openings
from maillage.network.rules import not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_MONTHS = range(1, 13)


@dataclass(frozen=True)
class Given:
    """What a partner gave over a month.

    `declared` half-days count by declared hours: those of the place are not known.
    """

    half_days: int = 0
    minutes: int = 0
    declared: int = 0

    @property
    def hours(self) -> str:
        """« 42 h 30 »."""
        return f"{self.minutes // 60} h {self.minutes % 60:02d}"

    def plus(self, minutes: int, *, is_declared: bool) -> Given:
        """With one half-day more."""
        return Given(self.half_days + 1, self.minutes + minutes, self.declared + is_declared)


@dataclass(frozen=True)
class HoursLine:
    """A partner over a year, January first."""

    organisation: Organisation
    months: tuple[Given, ...]

    @property
    def total(self) -> Given:
        """The year."""
        return Given(
            sum(one.half_days for one in self.months),
            sum(one.minutes for one in self.months),
            sum(one.declared for one in self.months),
        )


def hours_given(account: Account, year: int, on: date) -> list[HoursLine]:
    """Confirmed shifts of a year by partner, by name: the order says nothing else. At most five queries.

    Only the coordination reads it; nothing to anybody else.
    """
    if not reach(account, "network.view_hours", on=on).is_whole:
        return []
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Shift.objects.filter(state=ShiftState.CONFIRMED, organisation__isnull=False, day__range=(first, last))
    shifts = rows.select_related("organisation", "rota__place").order_by("organisation__name", "organisation", "day")
    given, partners = _by_month(shifts, _Lengths(first))
    return [HoursLine(partner, tuple(given[key, month] for month in _MONTHS)) for key, partner in partners.items()]


def hours_of(account: Account, slug: str, month: date, *, on: date) -> tuple[Organisation, Given]:
    """What one partner gave over a month. Raises NotYours."""
    line = next((line for line in hours_given(account, month.year, on) if line.organisation.slug == slug), None)
    if line is None:
        raise not_yours()
    return line.organisation, line.months[month.month - 1]


def _by_month(
    shifts: Iterable[Shift], lengths: _Lengths
) -> tuple[dict[tuple[UUID, int], Given], dict[UUID, Organisation]]:
    given: dict[tuple[UUID, int], Given] = defaultdict(Given)
    partners: dict[UUID, Organisation] = {}
    for shift in shifts:
        if shift.organisation is None:
            continue
        partners[shift.organisation.id] = shift.organisation
        minutes, is_declared = lengths.of(shift.rota.place, shift.day, HalfDay(shift.half_day))
        key = (shift.organisation.id, shift.day.month)
        given[key] = given[key].plus(minutes, is_declared=is_declared)
    return given, partners


class _Lengths:
    """How long half-days last: the open time of the place, else the declared hours."""

    def __init__(self, since: date) -> None:
        self.openings = Openings(day_bounds(since)[0])
        self.known: dict[tuple[UUID, date, HalfDay], tuple[int, bool]] = {}

    def of(self, place: Place, day: date, half_day: HalfDay) -> tuple[int, bool]:
        """Minutes, and whether they are declared hours."""
        key = (place.id, day, half_day)
        if key not in self.known:
            stretches = open_within(self.openings.hours(place), day, half_day)
            declared = [standard_stretch(day, half_day)]
            self.known[key] = (sum(_minutes(*one) for one in stretches or declared), not stretches)
        return self.known[key]


def _minutes(start: datetime, end: datetime) -> int:
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)
