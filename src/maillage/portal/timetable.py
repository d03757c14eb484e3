"""The week of a place: which pôles are staffed on which half-day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillage.core.instants import HalfDay
from maillage.network.enums import Weekday
from maillage.network.sheets import PoleLine, PoleWeek

_WORKING_DAYS = range(5)


@dataclass(frozen=True)
class TimetableDay:
    """A day of the week; one cell per half-day of the timetable, each with its pôles in their order."""

    weekday: Weekday
    cells: tuple[tuple[PoleLine, ...], ...]


@dataclass(frozen=True)
class Timetable:
    """Half-days in columns, days in rows, and every pôle of the week; empty when nobody is planned."""

    poles: tuple[PoleLine, ...]
    half_days: tuple[HalfDay, ...]
    days: tuple[TimetableDay, ...]


def _cell(weeks: Sequence[PoleWeek], weekday: int, half_day: HalfDay) -> tuple[PoleLine, ...]:
    """The pôles of a half-day."""
    moment = (weekday, half_day)
    return tuple(
        week.pole for week in weeks if moment in {(presence.weekday, presence.half_day) for presence in week.presences}
    )


def _day(weeks: Sequence[PoleWeek], weekday: int, half_days: Sequence[HalfDay]) -> TimetableDay:
    """A row."""
    return TimetableDay(Weekday(weekday), tuple(_cell(weeks, weekday, half_day) for half_day in half_days))


def timetable_of(weeks: Sequence[PoleWeek]) -> Timetable:
    """Monday to Friday and any other staffed day; morning, afternoon, and the evening when it is staffed."""
    presences = [presence for week in weeks for presence in week.presences]
    if not presences:
        return Timetable((), (), ())
    evening = {HalfDay.EVENING} & {presence.half_day for presence in presences}
    half_days = (HalfDay.MORNING, HalfDay.AFTERNOON, *evening)
    weekdays = sorted({*_WORKING_DAYS, *(presence.weekday for presence in presences)})
    days = tuple(_day(weeks, weekday, half_days) for weekday in weekdays)
    return Timetable(tuple(week.pole for week in weeks if week.presences), half_days, days)
