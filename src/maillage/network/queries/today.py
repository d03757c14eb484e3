"""The board of the day: what is open, which pôles are staffed, until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from maillage.core.instants import HalfDay, local
from maillage.network.calendars import public_holiday
from maillage.network.half_days import within
from maillage.network.models import Place
from maillage.network.opening import Span, State, is_known
from maillage.network.queries.lines import language_or_active, place_line, pole_line, presences
from maillage.network.queries.nearest import with_nearest
from maillage.network.queries.openings import Openings
from maillage.network.queries.places import published
from maillage.network.queries.staffing import Expected, staffing
from maillage.network.sheets import PlaceToday, PoleLine, PoleToday, Presence, TodayBoard
from maillage.safeguards.keeping import kept


@kept
def today(at: datetime, language: str | None = None) -> TodayBoard:
    """Every place at the instant `at`, places with a door first apart, by name. At most seven queries."""
    day, language = local(at).date(), language_or_active(language)
    openings, expected = Openings(at), staffing(day, day)
    rows = [(place, expected.at(place.id)) for place in published(day)]
    places = with_nearest([_place_today(place, of_today, openings, language=language) for place, of_today in rows])
    return TodayBoard(
        day=day,
        public_holiday=public_holiday(day, language),
        places=tuple(line for line in places if not line.place.is_online),
        online=tuple(line for line in places if line.place.is_online),
    )


def _place_today(place: Place, of_today: Iterable[Expected], openings: Openings, *, language: str) -> PlaceToday:
    at, hours = local(openings.at), openings.hours(place)
    groups = [
        (pole_line(pole, language), presences(group)) for pole, group in groupby(of_today, key=lambda one: one.pole)
    ]
    opening, spans = openings.of(place), hours.spans_of(at.date())
    if opening.state == State.UNKNOWN or not is_known(spans):
        planned = tuple(_planned(pole, of_day) for pole, of_day in groups)
        return PlaceToday(place_line(place), opening, now=(), later=(), planned=planned)
    stays = [stay for pole, of_day in groups for stay in _stays(pole, of_day, spans, day=at.date())]
    return PlaceToday(
        place_line(place),
        opening,
        now=tuple(stay for stay in stays if _starts(stay) <= at < _ends(stay)),
        later=tuple(stay for stay in stays if at < _starts(stay)),
        planned=(),
        unstaffed=_unstaffed(stays, spans, at),
    )


def _unstaffed(stays: Sequence[PoleToday], spans: Sequence[Span], at: datetime) -> tuple[HalfDay, ...]:
    """Half-days of the day, not over yet, when the door is open and nobody is expected (R11)."""
    staffed = {half_day for stay in stays for half_day in stay.half_days}
    return tuple(
        half_day
        for half_day in HalfDay
        if half_day not in staffed and any(end > at for _start, end in within(spans, at.date(), half_day))
    )


def _planned(pole: PoleLine, of_day: Iterable[Presence]) -> PoleToday:
    of_day = list(of_day)
    half_days = tuple(presence.half_day for presence in of_day)
    return PoleToday(pole, half_days, min(presence.counsellors for presence in of_day), None, None)


def _stays(pole: PoleLine, of_day: Iterable[Presence], spans: Sequence[Span], *, day: date) -> list[PoleToday]:
    """Stretches when the pôle is staffed and the door open; two that touch are one."""
    stays: list[PoleToday] = []
    for presence in of_day:
        for start, end in within(spans, day, presence.half_day):
            if stays and stays[-1].until == start:
                last = stays[-1]
                fewest = min(last.counsellors, presence.counsellors)
                half_days = (*last.half_days, presence.half_day)
                stays[-1] = replace(last, half_days=half_days, counsellors=fewest, until=end)
            else:
                stays.append(PoleToday(pole, (presence.half_day,), presence.counsellors, start, end))
    return stays


def _starts(stay: PoleToday) -> datetime:
    assert stay.starts_at is not None  # noqa: S101  a stay comes from an open stretch
    return stay.starts_at


def _ends(stay: PoleToday) -> datetime:
    assert stay.until is not None  # noqa: S101  a stay comes from an open stretch
    return stay.until
