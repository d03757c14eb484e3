"""The one door through which a desk's facts come in, once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.accounts.models import Account
from maillage.core.instants import local
from maillage.reception.actions.closing import locked_day
from maillage.reception.actions.counting import take_door_count, take_profile, take_visit
from maillage.reception.actions.late import add_late, require_recent
from maillage.reception.actions.sheets import correct_sheet, take_sheet
from maillage.reception.enums import DayState, FactKind
from maillage.reception.errors import DayClosed
from maillage.reception.facts import Told
from maillage.reception.rules import require
from maillage.safeguards.fact_operations import once_as_fact

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

    An open sheet alone bears a mark of its author, which dies at closing (`authors`). On a closed day a fact
    is a dated line, up to 45 days later: what happened is never refused. Only a correction of a sheet is,
    which no longer exists (DayClosed).

    Raises NotYours, TooLate, DayClosed, UnknownValue and the refusals of `once_as_fact`.
    """
    today = local(at).date()
    needed = "reception.receive" if told.kind in _SIGNED else "reception.welcome"
    require(actor, needed, on=today, place_key=told.place_key)
    require_recent(told.day, today)
    body = {"kind": told.kind, **told.where_and_when, **told.body}

    def effect() -> None:
        is_closed = locked_day(told.place, told.day).state == DayState.CLOSED
        if is_closed and told.kind == FactKind.SHEET_CORRECTION:
            raise DayClosed(_("Cette journée est fermée : cette fiche n’existe plus."))
        take(told, actor)
        if is_closed:
            add_late(told, at)

    return once_as_fact(operation_id=operation_id, body=body, at=at, effect=effect)


def take_in_together(*, facts: Iterable[tuple[UUID, Told]], actor: Account | None, at: datetime) -> None:
    """Take in several facts, each under its operation: all of them, or none when one is refused."""
    with transaction.atomic():
        for operation_id, told in facts:
            take_in(told=told, operation_id=operation_id, actor=actor, at=at)


def take(told: Told, author: Account | None) -> None:
    """Read the fact by the rules of its kind and keep it, whatever its day. Raises UnknownValue."""
    if told.kind in _SIGNED:
        _SIGNED[told.kind](told, author)
    else:
        _TAKERS[told.kind](told)
