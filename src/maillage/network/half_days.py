"""When a half-day starts and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from maillage.core.instants import HalfDay
from maillage.network.opening import Hours, Span, State, is_known

# By convention the morning ends at 13:00, the afternoon at 18:00.
_STARTS: Final = {HalfDay.MORNING: time(0), HalfDay.AFTERNOON: time(13), HalfDay.EVENING: time(18)}
_NEXT: Final = {HalfDay.MORNING: HalfDay.AFTERNOON, HalfDay.AFTERNOON: HalfDay.EVENING}


def bounds(half_day: HalfDay, day: date) -> tuple[datetime, datetime]:
    """The instants between which a half-day lies, the second excluded."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start = datetime.combine(day, _STARTS[half_day], zone)
    if half_day in _NEXT:
        return start, datetime.combine(day, _STARTS[_NEXT[half_day]], zone)
    return start, datetime.combine(day + timedelta(days=1), time(0), zone)


def overlap(first: tuple[datetime, datetime], second: tuple[datetime, datetime]) -> tuple[datetime, datetime] | None:
    """What two stretches share, or None."""
    start, end = max(first[0], second[0]), min(first[1], second[1])
    return (start, end) if start < end else None


def within(spans: Iterable[Span], day: date, half_day: HalfDay) -> list[tuple[datetime, datetime]]:
    """The open part of a half-day, from the spans of its day."""
    limits = bounds(half_day, day)
    open_spans = (span for span in spans if span.state == State.OPEN)
    stretches = (overlap((span.starts_at, span.ends_at), limits) for span in open_spans)
    return [stretch for stretch in stretches if stretch]


def open_within(hours: Hours, day: date, half_day: HalfDay) -> list[tuple[datetime, datetime]]:
    """When the door is open during a half-day."""
    return within(hours.spans_of(day), day, half_day)


@dataclass(frozen=True)
class OpenHalfDays:
    """The half-days a door is open over some days, in minutes; `unknown` holds days nobody can tell."""

    minutes: Mapping[tuple[date, HalfDay], int]
    unknown: frozenset[date]

    def may_receive(self, day: date, half_day: HalfDay) -> bool:
        """True when the door is open, or nobody can tell."""
        return day in self.unknown or self.minutes.get((day, half_day), 0) > 0


def open_half_days(hours: Hours, first: date, last: date) -> OpenHalfDays:
    """When a door is open from `first` to `last`, both included, by half-day. Clock changes count as they are."""
    minutes: dict[tuple[date, HalfDay], int] = {}
    unknown = set()
    for day in _days(first, last):
        spans = hours.spans_of(day)
        if not is_known(spans):
            unknown.add(day)
            continue
        for half_day in HalfDay:
            stretches = within(spans, day, half_day)
            if stretches:
                minutes[day, half_day] = sum(_minutes(*stretch) for stretch in stretches)
    return OpenHalfDays(minutes, frozenset(unknown))


def _minutes(start: datetime, end: datetime) -> int:
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
