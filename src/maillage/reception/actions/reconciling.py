"""What was set aside from a queue is counted or left out by a person, never by the machine."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from maillage.core.instants import HalfDay, local
from maillage.network.models import Place
from maillage.reception.actions.intake import take_in
from maillage.reception.enums import FactKind
from maillage.reception.facts import Told
from maillage.reception.models import Reconciliation
from maillage.reception.rules import not_yours, require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


class Decision(StrEnum):
    """What a person makes of a fact set aside."""

    COUNT = "count"
    LEAVE_OUT = "leave_out"


def settle(
    *, fact_id: UUID, place: Place, decision: Decision, actor: Account, at: datetime, day: date | None = None
) -> None:
    """Count a fact set aside, on another `day` when one is given, or leave it out; either way it waits no more.

    Raises NotYours, and what `take_in` refuses: the fact then waits on.
    """
    with transaction.atomic():
        row = Reconciliation.objects.select_for_update().filter(id=fact_id, place_key=str(place.id)).first()
        if row is None:
            raise not_yours()
        on = day or row.day
        require(actor, "reception.close_day", on=local(at).date(), place_key=row.place_key)
        row.delete()
        if decision == Decision.COUNT:
            told = Told(FactKind(row.kind), place, on, HalfDay(row.half_day), row.body)
            take_in(told=told, operation_id=fact_id, actor=actor, at=at)
        body = {"day": on, "half_day": row.half_day, "kind": row.kind, "decision": decision}
        journal.record(verb="reception.settle", actor=None, at=at, place_key=row.place_key, body=body)
