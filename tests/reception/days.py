"""A day lived at a place: visits, profiles, sheets and tickets, as the desks of a test tell them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.enums import FactKind, TicketState
from maillage.reception.facts import Told
from maillage.reception.models import ProfileFact, Sheet, SheetTally, Ticket, VisitFact
from tests import factories

DAY = date(2026, 11, 24)  # a Tuesday
AT = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
MORNING, AFTERNOON = HalfDay.MORNING, HalfDay.AFTERNOON


def told(place: Place, kind: FactKind, day: date = DAY, half_day: HalfDay = MORNING, **body: object) -> Told:
    """A fact, as a desk tells it."""
    return Told(kind, place, day, half_day, body)


def visit(place: Place, number: int = 1, day: date = DAY, half_day: HalfDay = MORNING, **values: Any) -> VisitFact:
    """People who came."""
    values = {"nature": "individuel", "reason": "nr", "outcome": "nr", **values}
    return VisitFact.objects.create(place_key=str(place.id), day=day, half_day=half_day, number=number, **values)


def sheet(place: Place, day: date = DAY, half_day: HalfDay = MORNING, **values: Any) -> Sheet:
    """An interview."""
    values = {"pole": "emploi", "sex": "femme", **values}
    return Sheet.objects.create(place_key=str(place.id), day=day, half_day=half_day, **values)


def profile(place: Place, day: date = DAY, **values: Any) -> ProfileFact:
    """A profile told at the desk."""
    return ProfileFact.objects.create(place_key=str(place.id), day=day, half_day=MORNING, **values)


def ticket(place: Place, number: int, *, waited: int | None = None, day: date = DAY, **values: Any) -> Ticket:
    """A ticket of 10:00, called after `waited` minutes and served for twenty; None: still waiting."""
    arrived_at = values.pop("arrived_at", datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC))
    values = {"pole": factories.make_pole(), "desk": "1", **values}
    if waited is not None:
        called_at = arrived_at + timedelta(minutes=waited)
        lived = {"called_at": called_at, "started_at": called_at, "ended_at": called_at + timedelta(minutes=20)}
        values = {"state": TicketState.DONE, **lived, **values}
    return Ticket.objects.create(
        place=place, day=day, number=number, token_hash=uuid.uuid4().hex * 2, arrived_at=arrived_at, **values
    )


def past_tallies(place: Place, days: Iterable[date], number: int, pole: str = "emploi") -> None:
    """Interviews of the past, from which the grain of today is told."""
    SheetTally.objects.bulk_create(
        SheetTally(place_key=str(place.id), day=day, half_day=MORNING, pole=pole, number=number) for day in days
    )


def working_days(first: date, last: date) -> list[date]:
    """Mondays to Fridays."""
    span = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in span if day.weekday() < 5]


LAST_QUARTER = working_days(date(2026, 7, 1), date(2026, 9, 30))
