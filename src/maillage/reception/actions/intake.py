"""The one door through which a desk's facts come in, once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from maillage.core.instants import local
from maillage.reception.actions.closing import locked_day
from maillage.reception.actions.counting import take_door_count, take_profile, take_visit
from maillage.reception.actions.late import add_late, require_recent
from maillage.reception.enums import DayState, FactKind
from maillage.reception.facts import Told
from maillage.reception.rules import require
from maillage.safeguards.fact_operations import once_as_fact

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_TAKERS: Final[dict[FactKind, Callable[[Told], None]]] = {
    FactKind.VISIT: take_visit,
    FactKind.PROFILE: take_profile,
    FactKind.DOOR: take_door_count,
}


def take_in(*, told: Told, operation_id: UUID, actor: Account | None, at: datetime) -> bool:
    """Take in a fact; True when it was already there. Nothing keeps who told it, nor when.

    On a closed day it is a dated line, up to 45 days later: what happened is never refused.
    Raises NotYours, TooLate, UnknownValue and the refusals of `once_as_fact`.
    """
    today = local(at).date()
    require(actor, "reception.welcome", on=today, place_key=told.place_key)
    require_recent(told.day, today)
    body = {"kind": told.kind, **told.where_and_when, **told.body}
    return once_as_fact(operation_id=operation_id, body=body, at=at, effect=lambda: _take(told, at))


def _take(told: Told, at: datetime) -> None:
    day = locked_day(told.place, told.day)
    _TAKERS[told.kind](told)
    if day.state == DayState.CLOSED:
        add_late(told, at)
