"""What was asked of a place and what came of it: for its team, the public, the hall screen and the poster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.models import Place
from maillage.reception.enums import DemandState
from maillage.reception.models import Demand
from maillage.reception.models import Demand as DemandRow
from maillage.reception.rules import not_yours

__all__ = ["Change", "DemandRow", "changes_of", "demand_of", "demands_of"]

# What a hall screen or a poster shows, the newest first.
MOST_SHOWN: Final = 12


@dataclass(frozen=True)
class Change:
    """What people asked of a place, and the answer: done, or not yet and why. In French, as the team wrote it."""

    theme: str
    pole: str
    asked: str
    answer: str
    is_done: bool
    answered_on: date


def changes_of(place: Place, *, limit: int = MOST_SHOWN) -> tuple[Change, ...]:
    """« Vous avez demandé, voici ce qui a changé », the newest answer first. One query."""
    rows = Demand.objects.filter(place=place, is_published=True).order_by("-answered_on", "id")
    return tuple(
        Change(row.theme, row.pole, row.asked, row.answer, row.state == DemandState.DONE, row.answered_on)
        for row in rows[:limit]
        if row.answered_on is not None
    )


def demands_of(place: Place) -> QuerySet[Demand]:
    """All that the team wrote: first what nobody answered. One query."""
    return Demand.objects.filter(place=place).select_related("place").order_by("answered_on", "id")


def demand_of(place: Place, demand_id: UUID) -> Demand:
    """One that the team of the place wrote; whoever asks may welcome there. Raises NotYours. One query."""
    demand = demands_of(place).filter(id=demand_id).first()
    if demand is None:
        raise not_yours()
    return demand
