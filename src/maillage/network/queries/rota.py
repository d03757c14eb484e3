"""The quarter of a place as staff read it: seats, holes, pairs, promises. Nothing counts a person (R13)."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from maillage.core.instants import HalfDay, local
from maillage.network.agreements import TOLERANCE, promised_in_quarter
from maillage.network.calendars import public_holiday
from maillage.network.enums import HELD, Publication, ShiftState
from maillage.network.half_days import OpenHalfDays
from maillage.network.models import Agreement, Place, Pole, Rota, Shift
from maillage.network.quarters import Quarter, monday_of
from maillage.network.queries.lines import HALF_DAYS
from maillage.network.queries.openings import quarter_openings
from maillage.network.queries.staff import rota_places_visible_to
from maillage.network.rules import not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account

PAIR: Final = 2  # counsellors per pôle and half-day that R15 aims at
_HIDDEN: Final = (ShiftState.CANCELLED, ShiftState.REPLACED)


@dataclass(frozen=True)
class Cell:
    """A pôle on a half-day of a date."""

    pole: Pole
    shifts: tuple[Shift, ...]

    @property
    def held(self) -> int:
        """How many seats a partner holds."""
        return sum(shift.state in HELD and shift.organisation_id is not None for shift in self.shifts)

    @property
    def holes(self) -> int:
        """How many seats nobody holds."""
        return len(self.shifts) - self.held


@dataclass(frozen=True)
class HalfDayRow:
    """A half-day of a date. `is_unstaffed`: the door is open and nobody is expected (R11)."""

    day: date
    half_day: HalfDay
    cells: tuple[Cell, ...]
    is_unstaffed: bool


@dataclass(frozen=True)
class WeekRota:
    """A week; `notes` tell its public holidays and the days a partner lends nobody."""

    monday: date
    rows: tuple[HalfDayRow, ...]
    notes: tuple[tuple[date, str], ...]
    is_current: bool

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def holes(self) -> int:
        """Seats nobody holds."""
        return sum(cell.holes for row in self.rows for cell in row.cells)

    @property
    def unstaffed(self) -> int:
        """Open half-days without anybody."""
        return sum(row.is_unstaffed for row in self.rows)

    def by_pole(self) -> list[tuple[int, int]]:
        """Held seats and holes of each pôle, in their order."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return [(sum(cell.held for cell in column), sum(cell.holes for cell in column)) for column in columns]


@dataclass(frozen=True)
class Promise:
    """What a partner promised for the quarter and what is planned, over all places."""

    agreement: Agreement
    promised: int
    planned: int

    @property
    def gap(self) -> int:
        """Planned beyond what was promised; below zero when less."""
        return self.planned - self.promised

    @property
    def is_within(self) -> bool:
        """True within ten per cent (dossier W9)."""
        return abs(self.gap) <= TOLERANCE * self.promised


@dataclass(frozen=True)
class RotaSheet:
    """The quarter of a place. `rota` is None before it is prepared. `pair_percent` is None without seat."""

    place: Place
    quarter: Quarter
    rota: Rota | None
    poles: tuple[Pole, ...]
    weeks: tuple[WeekRota, ...]
    promises: tuple[Promise, ...]
    pair_percent: int | None
    past_planned: int

    @property
    def holes(self) -> int:
        """Seats nobody holds."""
        return sum(week.holes for week in self.weeks)

    @property
    def unstaffed(self) -> int:
        """Open half-days without anybody."""
        return sum(week.unstaffed for week in self.weeks)


def rota_place(account: Account, slug: str, on: date, *, permission: str = "network.view_rota") -> Place:
    """A place whose rota the account may read, or plan. Raises NotYours."""
    rows = rota_places_visible_to(account, on)
    held = reach(account, permission, on=on)
    found = rows.filter(slug=slug).first()
    if found is None or not (held.is_whole or str(found.id) in held.places or permission == "network.view_rota"):
        raise not_yours()
    return found


def rota_states(quarters: Iterable[Quarter]) -> dict[tuple[UUID, date], Publication]:
    """Where each prepared quarter stands, by place and first day. One query."""
    rows = Rota.objects.filter(starts_on__in=[quarter.starts_on for quarter in quarters])
    return {
        (place, starts_on): Publication(publication)
        for place, starts_on, publication in rows.values_list("place_id", "starts_on", "publication")
    }


def rota_of(place: Place, quarter: Quarter) -> Rota:
    """The prepared quarter of a place. Raises NotYours."""
    found = Rota.objects.select_related("place").filter(place=place, starts_on=quarter.starts_on).first()
    if found is None:
        raise not_yours()
    return found


def shift_in_reach(account: Account, key: UUID, on: date, *, permission: str = "network.view_rota") -> Shift:
    """A shift of a place the account reaches. Raises NotYours."""
    rows = Shift.objects.select_related("rota__place__commune", "pole", "organisation", "counsellor__organisation")
    found = rows.prefetch_related("counsellor__poles").filter(id=key).first()
    if found is None:
        raise not_yours()
    rota_place(account, found.rota.place.slug, on, permission=permission)
    return found


def rota_sheet(place: Place, quarter: Quarter, at: datetime) -> RotaSheet:
    """Everything about the quarter of a place. At most twelve queries, however many seats."""
    rota = Rota.objects.filter(place=place, starts_on=quarter.starts_on).first()
    shifts = _shifts(rota) if rota else []
    poles = _poles(shifts)
    days, on = quarter_openings(place, quarter), local(at).date()
    return RotaSheet(
        place=place,
        quarter=quarter,
        rota=rota,
        poles=poles,
        weeks=_weeks(quarter, shifts, poles=poles, days=days, on=on) if rota else (),
        promises=_promises(place, quarter),
        pair_percent=_pair_percent(shifts),
        past_planned=sum(_awaits(shift, on) for shift in shifts),
    )


def _shifts(rota: Rota) -> list[Shift]:
    rows = Shift.objects.filter(rota=rota).exclude(state__in=_HIDDEN)
    return list(rows.select_related("pole", "organisation", "counsellor").order_by("day", "pole__position", "id"))


def _awaits(shift: Shift, on: date) -> bool:
    return shift.state == ShiftState.PLANNED and shift.organisation_id is not None and shift.day < on


def _poles(shifts: Iterable[Shift]) -> tuple[Pole, ...]:
    found = {shift.pole_id: shift.pole for shift in shifts}
    return tuple(sorted(found.values(), key=lambda pole: pole.position))


def _weeks(
    quarter: Quarter, shifts: Iterable[Shift], *, poles: tuple[Pole, ...], days: OpenHalfDays, on: date
) -> tuple[WeekRota, ...]:
    rows: dict[date, list[HalfDayRow]] = defaultdict(list)
    for row in _rows(quarter, shifts, poles=poles, days=days):
        rows[monday_of(row.day)].append(row)
    mondays = sorted({monday_of(day) for day in quarter.days()})
    return tuple(
        WeekRota(monday, tuple(rows[monday]), _notes(monday, quarter), monday == monday_of(on)) for monday in mondays
    )


def _rows(
    quarter: Quarter, shifts: Iterable[Shift], *, poles: tuple[Pole, ...], days: OpenHalfDays
) -> Iterator[HalfDayRow]:
    """Every half-day of the quarter when the door is open or somebody is planned, in order."""
    seats: dict[tuple[date, str, str], list[Shift]] = defaultdict(list)
    for shift in shifts:
        seats[shift.day, shift.half_day, shift.pole_id].append(shift)
    used = {(day, half_day) for day, half_day, _pole in seats}
    for day, half_day in itertools.product(quarter.days(), HALF_DAYS):
        is_open = (day, half_day) in days.minutes
        if is_open or (day, half_day.value) in used:
            cells = tuple(Cell(pole, tuple(seats[day, half_day.value, pole.code])) for pole in poles)
            yield HalfDayRow(day, half_day, cells, is_open and not any(cell.held for cell in cells))


def _notes(monday: date, quarter: Quarter) -> tuple[tuple[date, str], ...]:
    days = (monday + timedelta(days=number) for number in range(7))
    return tuple((day, name) for day in days if quarter.holds(day) and (name := public_holiday(day)))


def _pair_percent(shifts: Iterable[Shift]) -> int | None:
    """Of the pôles held on a half-day, how many by two or more; whole per cent (R15)."""
    held = Counter(
        (shift.day, shift.half_day, shift.pole_id)
        for shift in shifts
        if shift.state in HELD and shift.organisation_id is not None
    )
    if not held:
        return None
    return round(100 * sum(count >= PAIR for count in held.values()) / len(held))


def _promises(place: Place, quarter: Quarter) -> tuple[Promise, ...]:
    """Agreements that name the place, with what their partner holds in the whole network that quarter."""
    rows = Agreement.objects.filter(
        places=place, valid_from__lte=quarter.ends_on, valid_until__gte=quarter.starts_on
    ).select_related("organisation")
    agreements = list(rows.order_by("organisation__name", "valid_from", "id"))
    held = Shift.objects.held().filter(
        organisation__in=[row.organisation_id for row in agreements], day__range=(quarter.starts_on, quarter.ends_on)
    )
    days = list(held.values_list("organisation_id", "day"))
    return tuple(
        Promise(
            agreement,
            round(promised_in_quarter(agreement, quarter)),
            sum(
                partner == agreement.organisation_id and agreement.valid_from <= day <= (agreement.valid_until or day)
                for partner, day in days
            ),
        )
        for agreement in agreements
    )
