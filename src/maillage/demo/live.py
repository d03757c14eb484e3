"""A queue that moves at one invented place for as long as the demonstration runs, through the acts of its desk.

It moves at any hour, the place's own hours notwithstanding: a demonstration is shown in the evening too. Interviews
are short so that one sees them end.
"""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final
from uuid import UUID

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.core.instants import half_day_of, local
from maillage.demo import pack
from maillage.demo.simulation.activity import Shares, activity
from maillage.demo.simulation.answers import Answers
from maillage.demo.simulation.draws import Draw
from maillage.demo.simulation.places import around_of, invented_places
from maillage.demo.simulation.sheets import sheet
from maillage.network.models import Network, Place, Pole
from maillage.reception import actions
from maillage.reception.enums import FactKind, TicketState
from maillage.reception.facts import Told
from maillage.reception.models import ReceptionSettings, Ticket

TICK: Final = timedelta(seconds=4)
_BEFORE: Final = timedelta(minutes=40)
_STRIDE: Final = timedelta(seconds=30)
_ARRIVES_EVERY: Final = timedelta(seconds=100)
_TAKES_A_TICKET, _IS_ABSENT, _GIVES_UP = 0.75, 0.05, 0.3
_WALKS: Final = timedelta(seconds=25)  # from the chairs to the desk
_MEDIAN_MINUTES, _SPREAD = 7.0, 0.35
_PATIENCE: Final = timedelta(minutes=25)
_MOST_WAITING: Final = 14
_MOST_A_DAY: Final = 900  # numbers have three digits
_STOPS_WITHIN_SECONDS: Final = 5.0


def live_place() -> Place | None:
    """The invented place whose queue moves; None for a real network, or where the queue was switched off."""
    slug = pack.document("activity.json")["live"]
    if not Network.objects.filter(is_demonstration=True).exists():
        return None
    found = next((place for place in invented_places() if place.slug == slug), None)
    has_queue = found is not None and ReceptionSettings.objects.filter(place=found, has_queue=True).exists()
    return found if has_queue else None


@dataclass
class LiveQueue:
    """What happens at the place, one small step at a time; one counsellor at each pôle."""

    place: Place
    chance: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self.poles = list(Pole.objects.filter(permanences__place=self.place).distinct().order_by("position", "code"))
        self.shares = Shares(activity(), timezone.localdate())
        self.reasons = self.shares.of("reason", self.place.slug, self.shares.year_ends_on)
        self.around = around_of(self.place, invented_places())

    def warm_up(self, at: datetime) -> None:
        """Live the last minutes at once, so that nobody finds an empty hall; nothing when the day has begun."""
        day = local(at).date()
        if Ticket.objects.filter(place=self.place, day=day).exists():
            return
        moment = at - _BEFORE
        while moment < at:
            if local(moment).date() == day:
                self.step(moment, since=_STRIDE)
            moment += _STRIDE

    def step(self, at: datetime, *, since: timedelta = TICK) -> None:
        """What happened since the last step. Refusals rise: the day may be closed."""
        tickets = list(Ticket.objects.filter(place=self.place, day=local(at).date()).select_related("pole"))
        for ticket in tickets:
            self._go_on(ticket, at)
        self._call(at)
        waiting = sum(ticket.state == TicketState.WAITING for ticket in tickets)
        is_bounded = waiting < _MOST_WAITING and len(tickets) < _MOST_A_DAY
        if is_bounded and self.chance.random() < since / _ARRIVES_EVERY:
            self._arrive(at)

    def _arrive(self, at: datetime) -> None:
        """Somebody comes in, is counted, and often takes a number."""
        takes = self.chance.random() < _TAKES_A_TICKET
        body = {
            "nature": "individuel",
            "reason": self.reasons.at(self.chance.random()),
            "outcome": "entretien" if takes else "information",
            "number": 1,
        }
        self._tell(FactKind.VISIT, body, at)
        if takes:
            pole = self.chance.choice(self.poles)
            actions.take_ticket(place=self.place, pole=pole, operation_id=self._operation(), actor=None, at=at)

    def _call(self, at: datetime) -> None:
        """Each counsellor who is free calls who waits at their pôle."""
        busy = Ticket.objects.filter(place=self.place, day=local(at).date())
        states = set(busy.values_list("pole_id", "state"))
        for number, pole in enumerate(self.poles, start=1):
            is_free = not states & {(pole.pk, TicketState.CALLED), (pole.pk, TicketState.IN_INTERVIEW)}
            if is_free and (pole.pk, TicketState.WAITING) in states:
                actions.call_next(
                    place=self.place,
                    pole=pole,
                    operation_id=self._operation(),
                    actor=None,
                    at=at,
                    desk=str(number),
                )

    def _go_on(self, ticket: Ticket, at: datetime) -> None:
        """The next step of a ticket, when its time has come."""
        own = random.Random(f"{ticket.day} {ticket.number_text}")  # noqa: S311  how this one behaves, at each step
        act = actions.Act(self.place, ticket.id, ticket.version, self._operation(), None, at)
        if ticket.state == TicketState.WAITING and at - ticket.arrived_at > _PATIENCE and own.random() < _GIVES_UP:
            actions.leave(act)
        elif ticket.state == TicketState.CALLED and ticket.called_at and at - ticket.called_at > _WALKS:
            (actions.mark_absent if own.random() < _IS_ABSENT else actions.start_interview)(act)
        elif ticket.state == TicketState.IN_INTERVIEW and ticket.started_at:
            lasts = timedelta(minutes=own.lognormvariate(math.log(_MEDIAN_MINUTES), _SPREAD))
            if at - ticket.started_at > lasts:
                actions.end_interview(act)
                self._fill_a_sheet(ticket.pole.code, at)

    def _fill_a_sheet(self, pole: str, at: datetime) -> None:
        """Fifteen seconds after the goodbye."""
        day = local(at).date()
        answers = Answers(self.shares, self.place.slug, day, Draw(self.chance.getrandbits(63), "sheet"))
        body = {**sheet(pole, self.around, answers), "sheet": str(self._operation())}
        self._tell(FactKind.SHEET, body, at)

    def _tell(self, kind: FactKind, body: Mapping[str, object], at: datetime) -> None:
        told = Told(kind, self.place, local(at).date(), half_day_of(at), body)
        actions.take_in(told=told, operation_id=self._operation(), actor=None, at=at)

    def _operation(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)


class Life:
    """The moving queue, from entering to leaving a `with`, in a thread of the server."""

    def __enter__(self) -> Life:
        self.stop = threading.Event()
        self.thread = threading.Thread(target=_live, args=(self.stop,), name="live queue", daemon=True)
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop.set()
        self.thread.join(_STOPS_WITHIN_SECONDS)


def _live(stop: threading.Event) -> None:
    """Move until told to stop. A closed day, a busy disk, somebody faster: the next step tries again."""
    try:
        place = live_place()
        if place is None:
            return
        queue = LiveQueue(place)
        with suppress(Refusal, DatabaseError):
            queue.warm_up(timezone.now())
        while not stop.wait(TICK.total_seconds()):
            close_old_connections()
            with suppress(Refusal, DatabaseError):
                queue.step(timezone.now())
    finally:
        connections.close_all()
