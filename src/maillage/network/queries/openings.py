"""Whether places are open, special hours included: every answer about a door starts here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby
from typing import Final

from maillage.core.instants import local
from maillage.network.calendars import SchoolCalendar
from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.half_days import OpenHalfDays, open_half_days
from maillage.network.models import Place, SpecialHours
from maillage.network.opening import Hours, Opening, day_bounds
from maillage.network.quarters import Quarter
from maillage.network.queries.network import current_network
from maillage.network.sheets import SpecialDay
from maillage.network.special_hours import Special

ANNOUNCED_DAYS: Final = 92  # how far ahead the public reads of special hours: three months


class Openings:
    """Openings of many places at one instant, sharing one school calendar and one read of special hours."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.calendar = SchoolCalendar(current_network().school_zone)

    def hours(self, place: Place) -> Hours:
        """The hours of a place, from the day of the instant on."""
        return Hours(place.opening_hours, self.calendar, specials=self._specials.get(place.pk, ()))

    def of(self, place: Place) -> Opening:
        """Whether a place is open."""
        return self.hours(place).opening_at(self.at)

    @cached_property
    def _specials(self) -> dict[object, tuple[Special, ...]]:
        """What is announced and not over, by place. One query."""
        rows = SpecialHours.objects.filter(is_withdrawn=False, last_on__gte=local(self.at).date()).order_by("place_id")
        return {key: tuple(map(special, group)) for key, group in groupby(rows, key=lambda row: row.place_id)}


def quarter_openings(place: Place, quarter: Quarter) -> OpenHalfDays:
    """The half-days the door is open over a quarter, while the place is in force; special hours included."""
    first = max(quarter.starts_on, place.valid_from)
    last = min(quarter.ends_on, place.valid_until or quarter.ends_on)
    return open_half_days(Openings(day_bounds(quarter.starts_on)[0]).hours(place), first, last)


def special(row: SpecialHours) -> Special:
    """A row, as the rules read it."""
    return Special(
        effect=SpecialEffect(row.effect),
        first_on=row.first_on,
        last_on=row.last_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        reason=SpecialReason(row.reason),
        sentence=row.sentence,
    )


def special_days(hours: Hours, *, on: date) -> tuple[SpecialDay, ...]:
    """The days of the next three months that special hours change, those alike and in a row together."""
    found: list[SpecialDay] = []
    for day in (on + timedelta(days=number) for number in range(ANNOUNCED_DAYS)):
        if any(one.covers(day) for one in hours.specials):
            _add(found, _special_day(hours, day))
    return tuple(found)


def _special_day(hours: Hours, day: date) -> SpecialDay:
    """The day as the door keeps it, told by the most precise of what covers it."""
    told = min(
        (one for one in hours.specials if one.covers(day)),
        key=lambda one: (one.last_on - one.first_on, not one.is_closure),
    )
    stretches = tuple((span.starts_at.time(), _end(span.ends_at, day)) for span in hours.open_spans(day))
    return SpecialDay(day, day, stretches, told.reason, told.sentence)


def _end(ends_at: datetime, day: date) -> time:
    return time() if ends_at.date() > day else ends_at.time()


def _add(found: list[SpecialDay], day: SpecialDay) -> None:
    """Put a day at the end, within the last line when it says the same."""
    alike = found and day == replace(found[-1], first_on=day.first_on, last_on=day.last_on)
    if alike and found[-1].last_on + timedelta(days=1) == day.first_on:
        found[-1] = replace(found[-1], last_on=day.last_on)
    else:
        found.append(day)
