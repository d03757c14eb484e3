"""When a half-day starts and ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from maillage.core.instants import HalfDay, bounds
from maillage.network.opening import Hours, Span, State

__all__ = ["bounds", "open_within", "overlap", "within"]


def overlap(first: tuple[datetime, datetime], second: tuple[datetime, datetime]) -> tuple[datetime, datetime] | None:
    """What two stretches share, or None."""
    start, end = max(first[0], second[0]), min(first[1], second[1])
    return (start, end) if start < end else None


def within(spans: Iterable[Span], day: date, half_day: HalfDay) -> list[tuple[datetime, datetime]]:
    """The open part of a half-day, from the spans of its day."""
    limits = bounds(half_day, day)
    open_spans = (span for span in spans if span.state == State.OPEN)
    stretches = (overlap((span.starts_at, span.ends_at), limits) for span in open_spans)
    return [stretch for stretch in stretches if stretch]


def open_within(hours: Hours, day: date, half_day: HalfDay) -> list[tuple[datetime, datetime]]:
    """When the door is open during a half-day."""
    return within(hours.spans_of(day), day, half_day)
