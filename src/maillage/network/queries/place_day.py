"""A place on one day, as its team reads it when it opens: hours, rooms, who is expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby

from maillage.core.instants import HalfDay, local
from maillage.network.enums import HELD, ShiftState
from maillage.network.models import Place, Room, Shift
from maillage.network.opening import Opening, is_known
from maillage.network.queries.openings import Openings, special_days
from maillage.network.queries.rooms import rooms_of
from maillage.network.queries.staffing import Expected, staffing
from maillage.network.sheets import SpecialDay

_SHOWN = (*HELD, ShiftState.ABSENT)


@dataclass(frozen=True)
class PlaceDay:
    """`stretches` is empty when closed, None when not known. `seats` are those of a published quarter.

    Before its quarter is published, `pattern` tells the usual week and there is nobody to confirm.
    """

    opening: Opening
    stretches: tuple[tuple[time, time], ...] | None
    special: SpecialDay | None
    rooms: tuple[Room, ...]
    seats: tuple[Shift, ...]
    pattern: tuple[Expected, ...]

    def by_half_day(self) -> list[tuple[HalfDay, list[Shift]]]:
        """The seats, half-day by half-day."""
        return [(HalfDay(half_day), list(seats)) for half_day, seats in groupby(self.seats, lambda one: one.half_day)]

    def to_confirm(self, half_day: HalfDay) -> list[Shift]:
        """Those expected on a half-day and not seen yet."""
        return [
            seat
            for seat in self.seats
            if seat.half_day == half_day and seat.state == ShiftState.PLANNED and seat.organisation_id is not None
        ]


def place_day(place: Place, at: datetime) -> PlaceDay:
    """The day of `at` at a place. At most eight queries."""
    day, openings = local(at).date(), Openings(at)
    hours = openings.hours(place)
    spans = hours.open_spans(day) if is_known(hours.spans_of(day)) else None
    expected = staffing(day, day, places=[place.id])
    return PlaceDay(
        opening=openings.of(place),
        stretches=None if spans is None else tuple((one.starts_at.time(), one.ends_at.time()) for one in spans),
        special=next((one for one in special_days(hours, on=day) if one.first_on <= day), None),
        rooms=tuple(rooms_of(place)),
        seats=tuple(_seats(place, at)) if place.id in expected.dated else (),
        pattern=() if place.id in expected.dated else tuple(expected.at(place.id)),
    )


def _seats(place: Place, at: datetime) -> list[Shift]:
    """Seats of the day by half-day then pôle; those cancelled or taken over are left out."""
    rows = Shift.objects.published().filter(rota__place=place, day=local(at).date(), state__in=_SHOWN)
    rows = rows.select_related("pole", "organisation", "counsellor", "rota").order_by("pole__position", "id")
    order = list(HalfDay.values)
    return sorted(rows, key=lambda seat: order.index(seat.half_day))
