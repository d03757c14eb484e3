"""Where, and when, somebody of a pôle is next there to answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maillage.core.geo import distance_km
from maillage.core.instants import HalfDay, bounds, local
from maillage.network import queries as network
from maillage.network.sheets import PlaceLine, PlaceToday, PoleToday
from maillage.search.answers import Point
from maillage.search.routes import Moment

# How many days are looked at: a weekend and a public holiday do not hide what follows them.
_DAYS_AHEAD = 4
_FURTHEST_DAYS = 31


@dataclass(frozen=True)
class NextHours:
    """A place where the pôle is staffed: since `starts_at`, until `until`; `is_now` when it already is."""

    place: PlaceLine
    starts_at: datetime
    until: datetime
    is_now: bool
    distance_km: float | None


def next_hours(
    pole: str, at: datetime, *, near: Point | None, moment: Moment | None, language: str
) -> NextHours | None:
    """The soonest day that somebody is there, and that day the nearest place, or the soonest without a point.

    `moment` narrows to the days and the half-day a question speaks of. None when nobody is expected soon.
    """
    for day in _days(local(at).date(), moment):
        instant = max(at, bounds(HalfDay.MORNING, day)[0])
        found = [
            _hours(place, stay, at=at, near=near)
            for place in network.today(instant, language=language).places
            for stay in (*place.now, *place.later)
            if stay.pole.code == pole and (moment is None or moment.half_day in {None, *stay.half_days})
        ]
        if found:
            return min(found, key=lambda one: (one.distance_km or 0, one.starts_at, one.place.name, one.place.slug))
    return None


def _days(today: date, moment: Moment | None) -> Iterator[date]:
    """Today and a few days more, or those the question speaks of, when they are near enough to be known."""
    first, last = today, today + timedelta(days=_DAYS_AHEAD)
    if moment and (moment.first or moment.weekdays):
        first = max(today, moment.first or today)
        last = min(moment.last or first + timedelta(days=6), first + timedelta(days=6))
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    for day in days:
        is_meant = moment is None or not moment.weekdays or day.weekday() in moment.weekdays
        if is_meant and (day - today).days <= _FURTHEST_DAYS:
            yield day


def _hours(place: PlaceToday, stay: PoleToday, *, at: datetime, near: Point | None) -> NextHours:
    assert stay.starts_at is not None  # noqa: S101  now and later hold stays of known hours
    assert stay.until is not None  # noqa: S101
    return NextHours(
        place.place, stay.starts_at, stay.until, stay.starts_at <= at < stay.until, _away(place.place, near)
    )


def _away(place: PlaceLine, near: Point | None) -> float | None:
    if near is None or place.latitude is None or place.longitude is None:
        return None
    return distance_km(near.latitude, near.longitude, place.latitude, place.longitude)
