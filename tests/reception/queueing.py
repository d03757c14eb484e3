"""A place with a queue, and what happens there, for the tests of the queue."""

from __future__ import annotations

import itertools
import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from maillage.core.instants import local
from maillage.network.models import Place, Pole
from maillage.reception import actions
from maillage.reception.models import ReceptionSettings, Ticket
from maillage.safeguards.tokens import hash_of
from tests.factories import make_pole

_numbers = itertools.count(100)
# A Monday like another.
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))


def with_queue(place: Place) -> Place:
    """The place, with its queue open."""
    ReceptionSettings.objects.create(place=place, has_queue=True)
    return place


def after(minutes: float) -> datetime:
    """Some minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def taken(place: Place, pole: Pole, at: datetime = NINE, **values: Any) -> Ticket:
    """A number just taken."""
    return actions.take_ticket(place=place, pole=pole, operation_id=uuid.uuid4(), actor=None, at=at, **values).ticket


def called(place: Place, pole: Pole | None = None, at: datetime = NINE, desk: str = "") -> Ticket:
    """Who was called."""
    ticket = actions.call_next(place=place, pole=pole, operation_id=uuid.uuid4(), actor=None, at=at, desk=desk)
    assert ticket is not None
    return ticket


def act_on(ticket: Ticket, at: datetime = NINE, **values: Any) -> actions.Act:
    """An act on the ticket as it is now."""
    ticket.refresh_from_db()
    defaults: dict[str, Any] = {"place": ticket.place, "version": ticket.version, "actor": None}
    return actions.Act(ticket_id=ticket.id, operation_id=uuid.uuid4(), at=at, **{**defaults, **values})


def make_ticket(place: Place, token: str = "", **values: Any) -> Ticket:
    """Somebody who waits today at a place with a queue, whose link ends with `token`; any row, by keyword."""
    ReceptionSettings.objects.update_or_create(place=place, defaults={"has_queue": True})
    at = values.pop("at", None) or timezone.now()
    number = next(_numbers)
    defaults = {
        "pole": values.pop("pole", None) or make_pole(),
        "day": local(at).date(),
        "number": number,
        "token_hash": hash_of(token or f"jeton-{number}"),
        "arrived_at": at,
    }
    return Ticket.objects.create(place=place, **{**defaults, **values})
