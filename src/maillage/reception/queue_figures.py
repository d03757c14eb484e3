"""What the tickets of a half-day came to at a pôle, computed before they are destroyed (W3, W10)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final

from maillage.reception.enums import TicketState

_LEFT_UNSERVED: Final = frozenset({TicketState.LEFT, TicketState.ABSENT, TicketState.WAITING, TicketState.MOVED})


@dataclass(frozen=True)
class Passage:
    """What the figures need of a ticket: how it ended, and its instants."""

    state: TicketState
    waits_from: datetime
    called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class QueueFigures:
    """Whole minutes; None without a wait, or a service, to tell."""

    tickets: int
    served: int
    abandons: int
    median_wait: int | None
    ninetieth_wait: int | None
    median_service: int | None


def figures_of(passages: Sequence[Passage]) -> QueueFigures:
    """The figures of some tickets. Who left, was absent or still waited is an abandon; only the received waited."""
    received = [one for one in passages if one.started_at is not None]
    waits = [minutes(one.waits_from, one.called_at) for one in received if one.called_at is not None]
    services = [minutes(one.started_at, one.ended_at) for one in received if one.started_at and one.ended_at]
    return QueueFigures(
        tickets=len(passages),
        served=len(received),
        abandons=sum(one.state in _LEFT_UNSERVED for one in passages),
        median_wait=round(median(waits)) if waits else None,
        ninetieth_wait=round(ninetieth(waits)) if waits else None,
        median_service=round(median(services)) if services else None,
    )


def minutes(start: datetime, end: datetime) -> float:
    """Minutes between two instants, none below zero: clocks are set right at times."""
    return max(0.0, (end - start).total_seconds() / 60)


def ninetieth(values: Sequence[float]) -> float:
    """The smallest value that at least nine in ten do not exceed (nearest rank)."""
    return sorted(values)[math.ceil(0.9 * len(values)) - 1]
