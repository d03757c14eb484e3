"""Where to point somebody on to, now: the nearest places that receive people for a need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from maillage.core.geo import distance_km
from maillage.network.models import Place
from maillage.network.opening import State
from maillage.network.queries.day_hours import DayHours, hours_of_the_day
from maillage.network.queries.today import today
from maillage.network.sheets import PlaceToday, PoleToday

MOST: Final = 4


@dataclass(frozen=True)
class Elsewhere:
    """A place to go to. `km` is None for advice at a distance, or when nobody knows where a place stands.

    `stays`: when the need is received there today, from now on; for any need when none is asked.
    """

    today: PlaceToday
    hours: DayHours
    km: float | None
    stays: tuple[PoleToday, ...]

    @property
    def is_for_now(self) -> bool:
        """True when the door is open and somebody receives the need at this hour."""
        return any(stay in self.today.now for stay in self.stays)


def elsewhere(place: Place, at: datetime, *, pole_code: str = "", language: str | None = None) -> list[Elsewhere]:
    """The best few: those that receive the need now, then later today, then open without it; each by distance.

    A place closed for the rest of the day is never proposed; one at a distance comes last of its rank.
    Never ordered by partner (R7). At most ten queries.
    """
    board, hours = today(at, language), {one.place.slug: one for one in hours_of_the_day(at)}
    found = [
        Elsewhere(line, hours[line.place.slug], _km(place, line), _stays(line, pole_code))
        for line in (*board.places, *board.online)
        if line.place.slug != place.slug and line.place.slug in hours
    ]
    useful = [one for one in found if one.stays or (not pole_code and one.today.opening.state == State.OPEN)]
    return sorted(useful, key=_rank)[:MOST]


def _stays(line: PlaceToday, pole_code: str) -> tuple[PoleToday, ...]:
    return tuple(stay for stay in (*line.now, *line.later) if pole_code in {"", stay.pole.code})


def _km(place: Place, line: PlaceToday) -> float | None:
    there = line.place
    ends = (place.latitude, place.longitude, there.latitude, there.longitude)
    known = [end for end in ends if end is not None]
    return None if there.is_online or len(known) < len(ends) else distance_km(*known)


def _rank(one: Elsewhere) -> tuple[bool, bool, float, str, str]:
    far = float("inf") if one.km is None else one.km
    return not one.is_for_now, not one.stays, far, one.today.place.name, one.today.place.slug
