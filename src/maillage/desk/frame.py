"""What every screen of a place's day shows around its own part: where, when, its sides, the count so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from maillage.accounts.staff.visit import Visit
from maillage.core.instants import HalfDay, half_day_of
from maillage.desk.tabs import Link, tabs_of
from maillage.reception import queries as reception
from maillage.reception.queries import DaySoFar

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class Frame:
    """The place and its day; `tabs` as `ui/tabs-nav.html` takes them."""

    place: Place
    day: date
    half_day: HalfDay
    tabs: list[Link]
    so_far: DaySoFar
    aside: int  # facts that wait for a decision of this account


def frame_of(visit: Visit, place: Place, route: str) -> Frame:
    """The frame of the screen whose route is `route`."""
    has_queue = reception.settings_of(place).has_queue
    half_day = half_day_of(visit.at)
    return Frame(
        place=place,
        day=visit.on,
        half_day=half_day,
        tabs=tabs_of(visit, place, route, has_queue=has_queue),
        so_far=reception.day_so_far(place, visit.on, half_day),
        aside=reception.number_set_aside(visit.account, place, visit.on),
    )
