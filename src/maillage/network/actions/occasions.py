"""Hours decided before holidays: several days at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.functional import Promise

from maillage.core.instants import local
from maillage.network.actions.special_hours import announce_special_hours, withdraw_special_hours
from maillage.network.enums import SpecialEffect
from maillage.network.models import Place, SpecialHours
from maillage.network.rules import require

if TYPE_CHECKING:
    from maillage.accounts.models import Account


class Choice(StrEnum):
    """What a place does on an occasion."""

    USUAL = "habitude"
    CLOSED = "ferme"
    OTHER = "autres"


@dataclass(frozen=True)
class Decision:
    """The hours of a place from a day to a day. The clocks only count for other hours."""

    first_on: date
    last_on: date
    reason: str
    choice: Choice
    starts_at: time | None = None
    ends_at: time | None = None


@dataclass(frozen=True)
class Decided:
    """How many occasions changed, and what the one who decided should know."""

    changed: int
    notes: tuple[str | Promise, ...]


def decide_occasions(*, place: Place, decisions: Iterable[Decision], actor: Account | None, at: datetime) -> Decided:
    """Announce and withdraw what it takes for each decision to hold; what holds already is left alone.

    One refusal, and nothing of it is kept.
    """
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    notes: list[str | Promise] = []
    changed = 0
    with transaction.atomic():
        for decision in decisions:
            told = _apply(place, decision, actor, at=at)
            changed += told is not None
            notes += told or ()
    return Decided(changed, tuple(notes))


def _apply(
    place: Place, decision: Decision, actor: Account | None, *, at: datetime
) -> tuple[str | Promise, ...] | None:
    """The notes of what was announced; None when the decision held already."""
    standing = list(
        SpecialHours.objects.filter(
            place=place,
            first_on=decision.first_on,
            last_on=decision.last_on,
            reason=decision.reason,
            is_withdrawn=False,
        ).order_by("id")
    )
    if _holds(decision, standing):
        return None
    for row in standing:
        withdraw_special_hours(special=row, actor=actor, at=at)
    if decision.choice == Choice.USUAL:
        return ()
    is_closed = decision.choice == Choice.CLOSED
    announced = announce_special_hours(
        place=place,
        effect=SpecialEffect.CLOSED if is_closed else SpecialEffect.OPEN,
        first_on=decision.first_on,
        last_on=decision.last_on,
        starts_at=None if is_closed else decision.starts_at,
        ends_at=None if is_closed else decision.ends_at,
        reason=decision.reason,
        actor=actor,
        at=at,
    )
    return announced.notes


def _holds(decision: Decision, standing: list[SpecialHours]) -> bool:
    if decision.choice == Choice.USUAL:
        return not standing
    if decision.choice == Choice.CLOSED:
        return any((row.effect, row.starts_at, row.ends_at) == (SpecialEffect.CLOSED, None, None) for row in standing)
    wanted = (SpecialEffect.OPEN, decision.starts_at, decision.ends_at)
    return any((row.effect, row.starts_at, row.ends_at) == wanted for row in standing)
