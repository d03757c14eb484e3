"""How long people wait at each pôle of a place now: who receives, how long interviews last, how many are first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from maillage.core.instants import HalfDay, half_day_of, local
from maillage.network.models import Place, Pole
from maillage.network.queries.lines import language_or_active, pole_line
from maillage.network.queries.staffing import staffing
from maillage.network.sheets import PoleLine
from maillage.reception.enums import TicketState
from maillage.reception.models import PoleCrew, QueueTotal, Ticket
from maillage.reception.queue_figures import minutes
from maillage.reception.tickets import CALLABLE, RECEIVED
from maillage.reception.waiting import WaitRange, habit_at, service_median, wait_range

# Ten weeks of half-days tell a habit; older ones tell another season.
_HABIT: Final = timedelta(days=70)


@dataclass(frozen=True)
class PoleWait:
    """A pôle now: how many wait, how many receive, and the wait of whoever takes a number now."""

    pole: PoleLine
    waiting: int
    counsellors: int
    receiving: int
    service_minutes: float

    @property
    def wait(self) -> WaitRange | None:
        """For the next number; None when nobody receives there."""
        return self.range_after(self.waiting)

    def range_after(self, before: int) -> WaitRange | None:
        """For a number with `before` others first."""
        is_free = self.receiving < self.counsellors
        return wait_range(before, self.counsellors, self.service_minutes, is_free=is_free)


def waits_at(place: Place, tickets: Sequence[Ticket], at: datetime) -> tuple[PoleWait, ...]:
    """The pôles that somebody keeps or waits for, in the network's order. At most seven queries."""
    crews, habits = _crews(place, at), _habits(place, at)
    by_pole: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        by_pole[ticket.pole_id].append(ticket)
    found = []
    for pole in Pole.objects.order_by("position"):
        here = by_pole.get(pole.code, [])
        received = sum(one.state in RECEIVED for one in here)
        # Whoever takes over a pôle counts there: all counsellors see all pôles (R9).
        counsellors = max(crews.get(pole.code, 0), received)
        found.append(
            PoleWait(
                pole=pole_line(pole, language_or_active(None)),
                waiting=sum(one.state in CALLABLE for one in here),
                counsellors=counsellors,
                receiving=received,
                service_minutes=service_median(_services(here), habit_at(local(at).time(), habits.get(pole.code, {}))),
            )
        )
    return tuple(found)


def _crews(place: Place, at: datetime) -> dict[str, int]:
    """How many receive at each pôle: what the team said today, else the rota of the half-day."""
    day, half_day = local(at).date(), half_day_of(at)
    crews: dict[str, int] = defaultdict(int)
    for one in staffing(day, day, places=[place.id]).at(place.id):
        if one.half_day == half_day:
            crews[one.pole.code] += one.counsellors
    said = PoleCrew.objects.filter(place=place, day=day).values_list("pole_id", "counsellors")
    return {**crews, **dict(said)}


def _services(tickets: Iterable[Ticket]) -> list[float]:
    """The minutes of today's interviews that are over, in the order they ended."""
    done = [one for one in tickets if one.state == TicketState.DONE and one.started_at and one.ended_at]
    done.sort(key=lambda one: (one.ended_at, one.id))
    return [minutes(one.started_at, one.ended_at) for one in done if one.started_at and one.ended_at]


def _habits(place: Place, at: datetime) -> dict[str, dict[HalfDay, float]]:
    """The median service of the last weeks, by pôle and half-day: totals of closed days, no ticket."""
    day = local(at).date()
    rows = QueueTotal.objects.filter(place_key=str(place.id), day__range=(day - _HABIT, day), median_service__gt=0)
    found: dict[tuple[str, HalfDay], list[int]] = defaultdict(list)
    for pole, half_day, value in rows.order_by("id").values_list("pole", "half_day", "median_service"):
        if value is not None:
            found[pole, HalfDay(half_day)].append(value)
    habits: dict[str, dict[HalfDay, float]] = defaultdict(dict)
    for (pole, half_day), values in found.items():
        habits[pole][half_day] = median(values)
    return habits
