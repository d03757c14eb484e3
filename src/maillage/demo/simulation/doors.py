"""When the invented places are open, day by day, over years: their own hours, and holidays that calendars forget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from maillage.core.instants import HalfDay, bounds
from maillage.demo import pack
from maillage.network.calendars import SchoolDays
from maillage.network.half_days import overlap
from maillage.network.models import Permanence, Place
from maillage.network.opening import Hours, State, day_bounds
from maillage.network.queries.openings import Openings


@dataclass(frozen=True)
class UsualSchoolDays:
    """A school calendar that always answers: beyond what is published, the weeks holidays usually fall in."""

    published: SchoolDays
    weeks: frozenset[int]
    months: frozenset[int]

    def is_holiday(self, day: date) -> bool:
        """What is published, else what is usual."""
        known = self.published.is_holiday(day)
        return self._is_usual(day) if known is None else known

    def _is_usual(self, day: date) -> bool:
        return day.month in self.months or day.isocalendar().week in self.weeks


@dataclass(frozen=True)
class OpenHalfDay:
    """A half-day at a place, with the stretches its door is open, and whether school is out."""

    place: str
    day: date
    half_day: HalfDay
    stretches: tuple[tuple[datetime, datetime], ...]
    is_school_holiday: bool

    @property
    def key(self) -> tuple[str, date, str]:
        """Place, day, half-day: in the order of rows."""
        return self.place, self.day, self.half_day.value

    @property
    def minutes(self) -> int:
        """How long the door is open."""
        return sum(int((end - start).total_seconds() // 60) for start, end in self.stretches)


def open_half_days(places: Sequence[Place], first: date, last: date) -> list[OpenHalfDay]:
    """The half-days each place is open, by place and day. Two queries, whatever the years."""
    openings = Openings(day_bounds(first)[0])
    usual = pack.document("activity.json")["usual_holidays"]
    school = UsualSchoolDays(openings.calendar, frozenset(usual["weeks"]), frozenset(usual["months"]))
    hours = {place.slug: replace(openings.hours(place), calendar=school) for place in places}
    return [found for place in places for found in _of_place(place, hours[place.slug], (first, last))]


def _of_place(place: Place, hours: Hours, period: tuple[date, date]) -> Iterator[OpenHalfDay]:
    first = max(period[0], place.valid_from)
    last = min(period[1], place.valid_until or period[1])
    if first > last or not place.opening_hours:
        return
    stretches: dict[tuple[date, HalfDay], list[tuple[datetime, datetime]]] = {}
    for span in hours.spans(day_bounds(first)[0], day_bounds(last)[1]):
        if span.state == State.OPEN:
            for day, half_day, stretch in _by_half_days(span.starts_at, span.ends_at):
                stretches.setdefault((day, half_day), []).append(stretch)
    for (day, half_day), found in stretches.items():
        yield OpenHalfDay(place.slug, day, half_day, tuple(found), bool(hours.calendar.is_holiday(day)))


def _by_half_days(start: datetime, end: datetime) -> Iterator[tuple[date, HalfDay, tuple[datetime, datetime]]]:
    """A stretch, cut where half-days meet."""
    day = start.date()
    while day <= end.date():
        for half_day in HalfDay:
            if shared := overlap((start, end), bounds(half_day, day)):
                yield day, half_day, shared
        day += timedelta(days=1)


def weekly_staffing(places: Sequence[Place]) -> dict[tuple[str, int, str], dict[str, int]]:
    """Counsellors by pôle, for each place, weekday and half-day of the usual week. One query.

    The history knows one usual week, the one in force: older ones are not kept.
    """
    rows = (
        Permanence.objects.filter(place__in=places, valid_until=None)
        .order_by("place__slug", "weekday", "half_day", "pole__position", "id")
        .values_list("place__slug", "weekday", "half_day", "pole__code", "counsellors")
    )
    found: dict[tuple[str, int, str], dict[str, int]] = {}
    for place, weekday, half_day, pole, counsellors in rows:
        at = found.setdefault((place, weekday, half_day), {})
        at[pole] = at.get(pole, 0) + counsellors
    return found
