"""Where somebody receives when nobody does here: the honest way out of an empty half-day (R11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maillage.core.geo import distance_km
from maillage.core.instants import HalfDay
from maillage.network.sheets import NearStaffed, PlaceToday


def with_nearest(places: Sequence[PlaceToday]) -> list[PlaceToday]:
    """The same places; those with an empty half-day know the nearest one where somebody is expected then."""
    return [replace(place, nearest=_nearest(place, places)) if place.unstaffed else place for place in places]


def _nearest(place: PlaceToday, places: Sequence[PlaceToday]) -> NearStaffed | None:
    here = place.place
    if here.latitude is None or here.longitude is None:
        return None
    staffed = [
        NearStaffed(there.slug, there.name, distance_km(here.latitude, here.longitude, there.latitude, there.longitude))
        for other in places
        if (there := other.place).slug != here.slug
        and not there.is_online
        and there.latitude is not None
        and there.longitude is not None
        and place.unstaffed[0] in _half_days(other)
    ]
    return min(staffed, key=lambda near: (near.distance_km, near.name, near.slug), default=None)


def _half_days(place: PlaceToday) -> set[HalfDay]:
    return {half_day for stay in (*place.now, *place.later) for half_day in stay.half_days}
