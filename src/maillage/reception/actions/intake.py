"""The one door through which a desk's facts come in, once each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from maillage.accounts.models import Account
from maillage.core.instants import local
from maillage.reception.actions.counting import take_door_count, take_profile, take_visit
from maillage.reception.actions.sheets import correct_sheet, take_sheet
from maillage.reception.enums import DayState, FactKind
from maillage.reception.errors import DayClosed, TooLate
from maillage.reception.facts import Told
from maillage.reception.models import Day
from maillage.reception.rules import require
from maillage.safeguards.fact_operations import once_as_fact

# Longer than any holiday of a small place (trust.md §6.1).
LATEST_DAYS: Final = 45
_TAKERS: Final[dict[FactKind, Callable[[Told], None]]] = {
    FactKind.VISIT: take_visit,
    FactKind.PROFILE: take_profile,
    FactKind.DOOR: take_door_count,
}
# Facts whose author may correct them until closing: they take who tells them, and are of who receives people.
_SIGNED: Final[dict[FactKind, Callable[[Told, Account | None], None]]] = {
    FactKind.SHEET: take_sheet,
    FactKind.SHEET_CORRECTION: correct_sheet,
}


def take_in(*, told: Told, operation_id: UUID, actor: Account | None, at: datetime) -> bool:
    """Take in a fact; True when it was already there. Nothing keeps who told it, nor when.

    An open sheet alone bears a mark of its author, which dies at closing (`authors`).

    Raises NotYours, TooLate, DayClosed, UnknownValue and the refusals of `once_as_fact`.
    """
    today = local(at).date()
    needed = "reception.receive" if told.kind in _SIGNED else "reception.welcome"
    require(actor, needed, on=today, place_key=told.place_key)
    if not today - timedelta(days=LATEST_DAYS) <= told.day <= today + timedelta(days=1):
        raise TooLate(_("Ce jour est trop loin : on enregistre au plus tard 45 jours après."))
    body = {"kind": told.kind, **told.where_and_when, **told.body}
    return once_as_fact(operation_id=operation_id, body=body, at=at, effect=lambda: _take(told, actor))


def _take(told: Told, author: Account | None) -> None:
    day = Day.objects.get_or_create(place=told.place, day=told.day)[0]
    if day.state == DayState.CLOSED:
        raise DayClosed(_("Cette journée est fermée."))
    take(told, author)


def take(told: Told, author: Account | None) -> None:
    """Read the fact by the rules of its kind and keep it, whatever its day. Raises UnknownValue."""
    if told.kind in _SIGNED:
        _SIGNED[told.kind](told, author)
    else:
        _TAKERS[told.kind](told)
