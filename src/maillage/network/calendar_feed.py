"""A counsellor's shifts as iCalendar (RFC 5545): place, pôle and hours, nobody's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event

from maillage.core.instants import HalfDay

# What a half-day lasts when the hours of the place are not known; also docs/algorithms/hours-given.md.
STANDARD: Final = {
    HalfDay.MORNING: (time(9), time(12, 30)),
    HalfDay.AFTERNOON: (time(13, 30), time(17)),
    HalfDay.EVENING: (time(18), time(20)),
}


@dataclass(frozen=True)
class FeedEvent:
    """A shift in a calendar; `sequence` grows when it changes."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    sequence: int
    is_cancelled: bool
    stamped_on: date


def standard_stretch(day: date, half_day: HalfDay) -> tuple[datetime, datetime]:
    """The declared hours of a half-day, local."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start, end = STANDARD[half_day]
    return datetime.combine(day, start, zone), datetime.combine(day, end, zone)


def calendar_of(events: Iterable[FeedEvent]) -> bytes:
    """The calendar, with its time zone written out; the same events give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Maillage//Planning//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", gettext("Mes permanences"))
    for event in events:
        calendar.add_component(_component(event))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: FeedEvent) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", datetime.combine(event.stamped_on, time(), UTC))
    component.add("dtstart", event.starts_at)
    component.add("dtend", event.ends_at)
    component.add("summary", event.summary)
    component.add("location", event.location)
    component.add("sequence", event.sequence)
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    component.add("class", "PRIVATE")
    return component
