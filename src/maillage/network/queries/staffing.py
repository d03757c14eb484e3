"""Who is expected where: the dates of a published quarter, else the weekly pattern. No name, no employer (R8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, Q

from maillage.core.instants import HalfDay, local
from maillage.network.calendars import public_holiday
from maillage.network.enums import PlaceKind, Publication
from maillage.network.half_days import open_half_days
from maillage.network.models import Permanence, Place, Pole, Rota, Shift
from maillage.network.quarters import Quarter
from maillage.network.queries.openings import Openings

_SIX_DAYS: Final = timedelta(days=6)


@dataclass(frozen=True)
class Expected:
    """Counsellors of a pôle on a half-day of a date."""

    pole: Pole
    day: date
    half_day: HalfDay
    counsellors: int

    @property
    def weekday(self) -> int:
        """0 is Monday."""
        return self.day.weekday()


@dataclass(frozen=True)
class Staffing:
    """Who is expected over some days, by place, in the order of pôles; `dated` places have a published quarter."""

    by_place: dict[UUID, list[Expected]]
    dated: frozenset[UUID]

    def at(self, place_id: UUID) -> list[Expected]:
        """What is expected at a place."""
        return self.by_place.get(place_id, [])


def staffing(first: date, last: date, *, places: Collection[UUID] | None = None) -> Staffing:
    """Who is expected from `first` to `last`, both included, everywhere or at some places. At most three queries.

    Once the quarter of a day is published at a place, its dates alone count; before, the pattern does,
    but on public holidays.
    """
    rotas = _published_rotas(first, last, places)
    covered = {(rota.place_id, rota.starts_on) for rota in rotas}
    found: dict[UUID, list[Expected]] = defaultdict(list)
    for rota in rotas:
        for shift in getattr(rota, "of_days", ()):
            found[rota.place_id].append(Expected(shift.pole, shift.day, HalfDay(shift.half_day), 1))
    for place_id, one in _from_pattern(first, last, places):
        if (place_id, Quarter.of(one.day).starts_on) not in covered:
            found[place_id].append(one)
    for rows in found.values():
        rows.sort(key=lambda one: one.pole.position)
    return Staffing(found, frozenset(place for place, _starts_on in covered))


def unstaffed_soon(places: Iterable[Place], at: datetime) -> list[tuple[Place, int]]:
    """Places with a door where, in the seven days to come, an open half-day has nobody (R11); how many.

    Places where nobody ever receives are left out. At most six queries.
    """
    rows = [place for place in places if place.kind not in {PlaceKind.ONLINE, PlaceKind.EVENT_VENUE}]
    on = local(at).date()
    days, openings = staffing(on, on + _SIX_DAYS, places=[place.id for place in rows]), Openings(at)
    found = []
    for place in rows:
        expected = {(one.day, one.half_day) for one in days.at(place.id)}
        open_then = open_half_days(openings.hours(place), on, on + _SIX_DAYS).minutes if expected else {}
        if alone := len(open_then.keys() - expected):
            found.append((place, alone))
    return found


def _published_rotas(first: date, last: date, places: Collection[UUID] | None) -> list[Rota]:
    quarters = {Quarter.of(first).starts_on, Quarter.of(last).starts_on}
    rows = Rota.objects.filter(publication=Publication.PUBLISHED, starts_on__in=quarters)
    if places is not None:
        rows = rows.filter(place__in=places)
    of_days = Shift.objects.held().filter(day__range=(first, last)).select_related("pole").order_by("day", "id")
    return list(rows.prefetch_related(Prefetch("shifts", of_days, to_attr="of_days")))


def _from_pattern(first: date, last: date, places: Collection[UUID] | None) -> Iterator[tuple[UUID, Expected]]:
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=first)
    rows = Permanence.objects.filter(in_force, valid_from__lte=last).select_related("pole").order_by("id")
    if places is not None:
        rows = rows.filter(place__in=places)
    days = [day for number in range((last - first).days + 1) if not public_holiday(day := first + timedelta(number))]
    for row in rows:
        for day in days:
            if day.weekday() == row.weekday and row.valid_from <= day <= (row.valid_until or day):
                yield row.place_id, Expected(row.pole, day, HalfDay(row.half_day), row.counsellors)
