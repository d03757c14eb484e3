"""Hours of counsellors a week, as a source of supply: what the permanences of a day give by point and pôle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from maillage.core.declarations import Supply, SupplySource, supply_sources
from maillage.core.instants import HalfDay
from maillage.network.calendars import Always, public_holiday
from maillage.network.half_days import open_within
from maillage.network.models import Permanence
from maillage.network.opening import Hours
from maillage.network.queries.places import published

_WEEKS = 4


def supplies(on: date) -> Iterator[Supply]:
    """One line by place and pôle, in order of place then pôle, places without a position left out.

    A permanence gives the hours its place is open within its half-day, on the next such weekday that
    is no public holiday, out of school holidays, times its counsellors. One query.
    """
    rows = (
        Permanence.objects.valid_on(on)
        .filter(place__in=published(on), place__latitude__isnull=False, place__longitude__isnull=False)
        .select_related("place")
        .order_by("place__slug", "pole__position", "id")
    )
    hours: dict[tuple[float, float, str, str], float] = {}
    for row in rows:
        if row.place.latitude is not None and row.place.longitude is not None:
            key = (row.place.latitude, row.place.longitude, row.place.slug, row.pole_id)
            hours[key] = hours.get(key, 0.0) + weekly_hours(row, on)
    for (latitude, longitude, _slug, pole), weekly in hours.items():
        yield Supply(pole=pole, latitude=latitude, longitude=longitude, weekly_hours=weekly)


def weekly_hours(permanence: Permanence, on: date) -> float:
    """Hours of counsellors in a usual week; 0 when the hours of the place are not known."""
    hours = Hours(permanence.place.opening_hours, Always(answer=False))
    first = on + timedelta(days=(permanence.weekday - on.weekday()) % 7)
    usual = next(day for day in (first + timedelta(weeks=week) for week in range(_WEEKS)) if not public_holiday(day))
    stretches = open_within(hours, usual, HalfDay(permanence.half_day))
    seconds = sum((end - start).total_seconds() for start, end in stretches)
    return permanence.counsellors * seconds / 3600


def declare() -> None:
    """Let the observatory know where advice is given."""
    supply_sources.declare(SupplySource("permanences", supplies))
