"""The hours of one day at every place, with the number to call: what is worth having without a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.instants import local
from maillage.network.opening import is_known
from maillage.network.queries.lines import place_line
from maillage.network.queries.openings import Openings
from maillage.network.queries.places import published
from maillage.network.sheets import PlaceLine


@dataclass(frozen=True)
class DayHours:
    """A place on one day; `stretches` is empty when it is closed, or when `is_known` is False."""

    place: PlaceLine
    phone: str
    is_known: bool
    stretches: tuple[tuple[datetime, datetime], ...]


def hours_of_the_day(at: datetime) -> list[DayHours]:
    """Every published place on the day of `at`, by name. Three queries at most."""
    day, openings = local(at).date(), Openings(at)
    found = []
    for place in published(day):
        hours = openings.hours(place)
        spans = hours.open_spans(day)
        known = is_known(hours.spans_of(day))
        stretches = tuple((span.starts_at, span.ends_at) for span in spans) if known else ()
        found.append(DayHours(place_line(place), place.phone, known, stretches))
    return found
