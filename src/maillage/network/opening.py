"""Open, closed or not known, now and next. docs/algorithms/opening.md gives the rules and an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.calendars import SchoolCalendar, SchoolDays, public_holiday
from maillage.network.errors import BadOpeningHours
from maillage.network.expressions import compiled, depends_on_school
from maillage.network.special_hours import Span, Special, State, closing_at, laid_over

__all__ = [
    "HORIZON_DAYS",
    "Hours",
    "Opening",
    "Span",
    "State",
    "cut_at_midnight",
    "day_bounds",
    "is_known",
    "opening_at",
]

HORIZON_DAYS: Final = 14


@dataclass(frozen=True)
class Opening:
    """A place at an instant.

    `until`: when this state ends; None when it does not within 14 days, or is unknown without end.
    `opens_at`: the next opening of a closed place. `reason`: why, when there is more to say than the
    hours, in the active language; without one, `comment` is what staff typed in the hours, in French.
    """

    state: State
    until: datetime | None = None
    opens_at: datetime | None = None
    reason: str = ""
    comment: str = ""

    @property
    def is_open(self) -> bool:
        """True when the door is open."""
        return self.state == State.OPEN


def opening_at(expression: str, instant: datetime, *, school_zone: str, region: str = "FR") -> Opening:
    """Whether a place with these hours is open at the aware `instant`. At most one query."""
    return Hours(expression, SchoolCalendar(school_zone), region).opening_at(instant)


@dataclass(frozen=True)
class Hours:
    """The opening hours of one place. An empty or unreadable expression is not known, never closed.

    `specials` are the closures and other hours of the place, laid over its usual hours.
    """

    expression: str
    calendar: SchoolDays
    region: str = "FR"
    specials: tuple[Special, ...] = ()

    def opening_at(self, instant: datetime) -> Opening:
        """The state at `instant`, looking at most 14 days ahead and no farther than needed."""
        at = local(instant)
        spans = self._read(at, at + timedelta(days=HORIZON_DAYS))
        first = next(spans, None)
        if first is None:
            return Opening(State.UNKNOWN, reason=_("Horaires non connus"))
        following = next(spans, None)
        until = following.starts_at if following else None
        if first.state == State.OPEN:
            return Opening(State.OPEN, until, comment=first.comment)
        if first.state == State.UNKNOWN:
            reason = "" if first.comment else self._why_unknown(at.date())
            return Opening(State.UNKNOWN, until, None, reason, first.comment)
        after = chain([following] if following else [], spans)
        opens = next((span.starts_at for span in after if span.state == State.OPEN), None)
        reason = self._why_closed(at)
        return Opening(State.CLOSED, until, opens, reason, "" if reason else first.comment)

    def spans(self, start: datetime, end: datetime) -> list[Span]:
        """Stretches from `start` to `end`, in local time, neighbours in different states; [] when unknown."""
        return list(self._read(local(start), local(end)))

    def spans_of(self, day: date) -> list[Span]:
        """The stretches of `day`, whatever their state."""
        return self.spans(*day_bounds(day))

    def open_spans(self, day: date) -> list[Span]:
        """When the place is open on `day`."""
        return [span for span in self.spans_of(day) if span.state == State.OPEN]

    def _read(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Spans, read one by one; none when the expression cannot be and nothing special is said."""
        return _joined(self._with_specials(start, end))

    def _with_specials(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The usual pieces, read in one go between the days that have something special."""
        for piece_start, piece_end, is_special in self._by_days(start, end):
            usual = self._usual(piece_start, piece_end)
            if is_special:
                yield from laid_over(list(usual), self.specials, piece_start.date())
            else:
                yield from usual

    def _by_days(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, bool]]:
        """The stretch, cut around each day that some special hours cover."""
        held = start
        for piece_start, piece_end in cut_at_midnight(start, end) if self.specials else ():
            if any(special.covers(piece_start.date()) for special in self.specials):
                if held < piece_start:
                    yield held, piece_start, False
                yield piece_start, piece_end, True
                held = piece_end
        if held < end:
            yield held, end, False

    def _usual(self, start: datetime, end: datetime) -> Iterator[Span]:
        if self._is_readable():
            yield from self._pieces(start, end)
        elif self.specials:
            yield Span(start, end, State.UNKNOWN)

    def _is_readable(self) -> bool:
        try:
            compiled(self.expression, region=self.region, in_holidays=False)
        except BadOpeningHours:
            return False
        return True

    def _pieces(self, start: datetime, end: datetime) -> Iterator[Span]:
        if not depends_on_school(self.expression):
            yield from self._variant(start, end, in_holidays=False)
            return
        for piece_start, piece_end in cut_at_midnight(start, end):
            in_holidays = self.calendar.is_holiday(piece_start.date())
            if in_holidays is not None:
                yield from self._variant(piece_start, piece_end, in_holidays=in_holidays)
                continue
            variants = [list(self._variant(piece_start, piece_end, in_holidays=known)) for known in (True, False)]
            same = variants[0] == variants[1]
            yield from variants[0] if same else [Span(piece_start, piece_end, State.UNKNOWN)]

    def _variant(self, start: datetime, end: datetime, *, in_holidays: bool) -> Iterator[Span]:
        hours = compiled(self.expression, region=self.region, in_holidays=in_holidays)
        for starts_at, ends_at, state, comment in hours.intervals(start, end):
            if starts_at.astimezone(UTC) < ends_at.astimezone(UTC):
                yield Span(starts_at, ends_at, State(str(state)), comment)

    def _why_unknown(self, day: date) -> str:
        if depends_on_school(self.expression) and self.calendar.is_holiday(day) is None:
            return _("Horaires non connus : le calendrier des vacances scolaires ne va pas jusqu’à ce jour")
        return _("Horaires non connus")

    def _why_closed(self, at: datetime) -> str:
        if closing := closing_at(self.specials, at):
            return closing.why
        day = at.date()
        if any(self.open_spans(day)):
            return ""
        if name := public_holiday(day, get_language() or "fr"):
            return _("Fermé : jour férié (%(name)s)") % {"name": name}
        if depends_on_school(self.expression) and self._only_school_closes(day):
            return _("Fermé : vacances scolaires")
        return ""

    def _only_school_closes(self, day: date) -> bool:
        start, end = day_bounds(day)
        usual = self._variant(start, end, in_holidays=False)
        return self.calendar.is_holiday(day) is True and any(span.state == State.OPEN for span in usual)


def is_known(spans: Sequence[Span]) -> bool:
    """True when there are spans, and none of them is unknown."""
    return bool(spans) and all(span.state != State.UNKNOWN for span in spans)


def _joined(pieces: Iterator[Span]) -> Iterator[Span]:
    """Neighbours in the same state, put together under the first comment."""
    held = next(pieces, None)
    for piece in pieces:
        if held is not None and piece.state == held.state:
            held = replace(held, ends_at=piece.ends_at)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The midnights around `day`, local."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def cut_at_midnight(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretch cut at each midnight."""
    while start < end:
        midnight = day_bounds(start.date())[1]
        yield start, min(midnight, end)
        start = midnight
