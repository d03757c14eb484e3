"""The queue of a pôle over a half-day: who arrives when, who waits how long, who leaves before being called."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from maillage.demo.simulation.activity import QueueHabits
from maillage.demo.simulation.draws import Draw, Weighted
from maillage.reception.enums import TicketState
from maillage.reception.queue_figures import Passage

Stretch = tuple[datetime, datetime]
_STEP: Final = timedelta(minutes=10)
_QUIET: Final = 0.1  # the weight of an hour that the profile does not name


@dataclass(frozen=True)
class Walk:
    """A pôle of a half-day: how many are received, by how many counsellors, while the door is open."""

    served: int
    counsellors: int
    stretches: Sequence[Stretch]
    hours: Mapping[int, float]


def passages(walk: Walk, habits: QueueHabits, draw: Draw) -> list[Passage]:
    """First come, first served. `served` people are received; those who leave before come on top of them."""
    arrivals = _arrivals(walk, draw)
    free = [walk.stretches[0][0]] * walk.counsellors
    found = []
    for arrives_at in arrivals:
        is_full = sum(until > arrives_at for until in free) == walk.counsellors
        if draw.happens(habits.leaves + is_full * habits.leaves_when_full):
            found.append(Passage(TicketState.LEFT, arrives_at, None, None, arrives_at))
        starts_at = max(arrives_at, heapq.heappop(free))
        ends_at = starts_at + timedelta(minutes=draw.minutes(habits.median_minutes, habits.spread))
        heapq.heappush(free, ends_at)
        found.append(Passage(TicketState.DONE, arrives_at, starts_at, starts_at, ends_at))
    return found


def _arrivals(walk: Walk, draw: Draw) -> list[datetime]:
    """Instants while the door is open, by the weight of their hours; in order."""
    slots: dict[datetime, float] = {}
    for start, end in walk.stretches:
        for number in range((end - start) // _STEP):
            slot = start + _STEP * number
            slots[slot] = walk.hours.get(slot.hour, _QUIET)
    among = Weighted(slots)
    return sorted(draw.one(among) + _STEP * draw.random.random() for _each in range(walk.served))
