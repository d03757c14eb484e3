"""The board of today, sorted by what matters to somebody who wants to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from maillage.core.instants import local
from maillage.network.opening import State
from maillage.network.sheets import PlaceToday


@dataclass(frozen=True)
class SortedBoard:
    """Places open now, opening later today, closed for the rest of the day, of unknown hours."""

    open_now: tuple[PlaceToday, ...]
    later: tuple[PlaceToday, ...]
    closed: tuple[PlaceToday, ...]
    unknown: tuple[PlaceToday, ...]

    @property
    def next_open(self) -> tuple[PlaceToday, ...]:
        """Closed places that say when they open again, the soonest first."""
        told = [(place.opening.opens_at, place) for place in (*self.later, *self.closed) if place.opening.opens_at]
        return tuple(place for _, place in sorted(told, key=lambda pair: (pair[0], pair[1].place.name)))


def _group_of(place: PlaceToday, at: datetime) -> str:
    if place.opening.state != State.CLOSED:
        return place.opening.state
    opens_at = place.opening.opens_at
    return "later" if opens_at and local(opens_at).date() == local(at).date() else "closed"


def sorted_board(places: Iterable[PlaceToday], at: datetime) -> SortedBoard:
    """Sort `places` by state at `at`, each group in the order given."""
    groups: dict[str, list[PlaceToday]] = {"open": [], "later": [], "closed": [], "unknown": []}
    for place in places:
        groups[_group_of(place, at)].append(place)
    return SortedBoard(*(tuple(groups[name]) for name in ("open", "later", "closed", "unknown")))
