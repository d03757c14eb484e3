"""Closures and other hours, laid over the usual ones of a day. docs/algorithms/opening.md gives the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from maillage.network.enums import SpecialEffect, SpecialReason


class State(StrEnum):
    """What a door answers."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Span:
    """A stretch of time in one state, its end excluded; `comment` is the expression's own."""

    starts_at: datetime
    ends_at: datetime
    state: State
    comment: str = ""


@dataclass(frozen=True)
class Special:
    """A closure, or other hours, from a day to a day, both included; without clocks, the whole day.

    `sentence` is what staff typed, in French.
    """

    effect: SpecialEffect
    first_on: date
    last_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    reason: SpecialReason = SpecialReason.OTHER
    sentence: str = ""

    @property
    def is_closure(self) -> bool:
        """True when it closes the door."""
        return self.effect == SpecialEffect.CLOSED

    @property
    def is_whole_day(self) -> bool:
        """True when no clock limits it."""
        return self.starts_at is None and self.ends_at is None

    def covers(self, day: date) -> bool:
        """True when `day` is one of its days."""
        return self.first_on <= day <= self.last_on

    def stretch_of(self, day: date) -> tuple[datetime, datetime]:
        """Its instants on `day`, local, the second excluded."""
        zone = ZoneInfo(settings.TIME_ZONE)
        start = datetime.combine(day, self.starts_at or time(), zone)
        if self.ends_at is None:
            return start, datetime.combine(day + timedelta(days=1), time(), zone)
        return start, datetime.combine(day, self.ends_at, zone)

    @property
    def why(self) -> str:
        """« Fermé exceptionnellement : travaux », in the active language."""
        if self.reason == SpecialReason.OTHER:
            return _("Fermé exceptionnellement")
        return _("Fermé exceptionnellement : %(why)s") % {"why": SpecialReason(self.reason).label}


def closing_at(specials: Iterable[Special], at: datetime) -> Special | None:
    """The closure that holds the door shut at the local instant, the shortest first; None without one."""
    for special in sorted(specials, key=lambda one: (_days(one), not one.is_closure)):
        if special.covers(at.date()) and _holds(special.stretch_of(at.date()), at):
            return special if special.is_closure else None
    return None


def laid_over(usual: Sequence[Span], specials: Iterable[Special], day: date) -> list[Span]:
    """The spans of `day`, changed: longest periods first, so that the most precise has the last word.

    Of periods as long as each other, openings come first: together they replace the day; closures then
    cut into it. `usual` may be a part of the day: what is laid over stays within it.
    """
    spans = list(usual)
    ordered = sorted((special for special in specials if special.covers(day)), key=_days, reverse=True)
    for _length, group in groupby(ordered, key=_days):
        alike = list(group)
        openings = [special for special in alike if not special.is_closure]
        if openings:
            spans = [Span(span.starts_at, span.ends_at, State.CLOSED) for span in spans]
        for special in (*openings, *(special for special in alike if special.is_closure)):
            spans = list(_cut(spans, special, day))
    return spans


def _days(special: Special) -> int:
    return (special.last_on - special.first_on).days


def _holds(stretch: tuple[datetime, datetime], at: datetime) -> bool:
    return stretch[0].astimezone(UTC) <= at.astimezone(UTC) < stretch[1].astimezone(UTC)


def _cut(spans: Iterable[Span], special: Special, day: date) -> Iterator[Span]:
    """The spans, with those instants of the special one in its state."""
    start, end = special.stretch_of(day)
    state = State.CLOSED if special.is_closure else State.OPEN
    for span in spans:
        first, last = max(start, span.starts_at, key=_instant), min(end, span.ends_at, key=_instant)
        if _instant(first) >= _instant(last):
            yield span
            continue
        pieces = (
            Span(span.starts_at, first, span.state, span.comment),
            Span(first, last, state, special.sentence),
            Span(last, span.ends_at, span.state, span.comment),
        )
        yield from (piece for piece in pieces if _instant(piece.starts_at) < _instant(piece.ends_at))


def _instant(moment: datetime) -> datetime:
    """Clocks of one zone compare by their hands; instants, on the days the clock changes, need this."""
    return moment.astimezone(UTC)
