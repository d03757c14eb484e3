"""How many counsellors worked somewhere over a period: a number for the rule of three, never who (R13)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Permanence, Shift
from maillage.network.quarters import Quarter

# What is asked about: a place and a pôle of it, or a place and all its pôles.
_ALL: Final = ""
_Where = tuple[str, str]


@dataclass(frozen=True)
class AtWork:
    """How many counsellors surely worked, by place and pôle, and by partner and month."""

    by_place: dict[_Where, int]
    by_partner: dict[tuple[UUID, int], int]
    half_days: dict[tuple[UUID, int], int]

    def at(self, place_key: str, pole: str = _ALL) -> int:
        """At a pôle of a place, or at all of them."""
        return self.by_place.get((place_key, pole), 0)

    def of_partner(self, organisation_id: UUID, month: int) -> int:
        """Lent by a partner, in a month of the year asked about."""
        return self.by_partner.get((organisation_id, month), 0)

    def given(self) -> dict[str, int]:
        """Half-days confirmed over the period, by partner (their ids)."""
        found: Counter[str] = Counter()
        for (organisation_id, _month), number in self.half_days.items():
            found[str(organisation_id)] += number
        return dict(found)

    def most_of(self, partner: str) -> int:
        """The most people a partner lent in one month of the period."""
        return max((count for (key, _month), count in self.by_partner.items() if str(key) == partner), default=0)


def counsellors_at_work(first: date, last: date) -> AtWork:
    """Who surely worked from `first` to `last`, both included. Two queries.

    Named people count once each; where seats are held without a name, so many as sat at the same half-day.
    Before a quarter is published at a place, the weekly pattern says how many sit at once. Both never tell
    too many.
    """
    dated = _Found()
    covered: set[tuple[str, date]] = set()
    for place_key, day, seat in _shifts(first, last):
        covered.add((place_key, Quarter.of(day).starts_on))
        dated.add(place_key, seat)
    for place_key, seat, count in _pattern(first, last):
        if (place_key, Quarter.of(first).starts_on) not in covered:
            dated.sit(place_key, seat, count)
    return AtWork(dated.by_place(), dict(dated.by_partner()), dict(dated.given))


@dataclass(frozen=True)
class _Seat:
    pole: str
    when: tuple[object, str]
    counsellor: UUID | None = None
    partner: tuple[UUID, int] | None = None
    is_confirmed: bool = False


class _Found:
    """Names and simultaneous seats, gathered."""

    def __init__(self) -> None:
        self.named: dict[_Where, set[UUID]] = defaultdict(set)
        self.seats: dict[_Where, Counter[tuple[object, str]]] = defaultdict(Counter)
        self.lent: dict[tuple[UUID, int], set[UUID]] = defaultdict(set)
        self.given: Counter[tuple[UUID, int]] = Counter()

    def add(self, place_key: str, seat: _Seat) -> None:
        """A dated seat."""
        self.sit(place_key, seat, 1)
        if seat.partner is not None and seat.is_confirmed:
            self.given[seat.partner] += 1
        if seat.counsellor is not None:
            for pole in (seat.pole, _ALL):
                self.named[place_key, pole].add(seat.counsellor)
            if seat.partner is not None:
                self.lent[seat.partner].add(seat.counsellor)

    def sit(self, place_key: str, seat: _Seat, count: int) -> None:
        """Seats at one half-day."""
        for pole in (seat.pole, _ALL):
            self.seats[place_key, pole][seat.when] += count

    def by_place(self) -> dict[_Where, int]:
        """The most that is sure."""
        return {where: max(len(self.named[where]), *seats.values()) for where, seats in self.seats.items()}

    def by_partner(self) -> Iterator[tuple[tuple[UUID, int], int]]:
        """People a partner lent, by month."""
        return ((key, len(people)) for key, people in self.lent.items())


def _shifts(first: date, last: date) -> Iterator[tuple[str, date, _Seat]]:
    rows = (
        Shift.objects.held()
        .filter(day__range=(first, last), rota__publication=Publication.PUBLISHED)
        .order_by("day", "id")
        .values_list("rota__place_id", "pole__code", "day", "half_day", "counsellor_id", "organisation_id", "state")
    )
    for place_id, pole, day, half_day, counsellor, organisation, state in rows.iterator(5000):
        partner = (organisation, day.month)
        yield str(place_id), day, _Seat(pole, (day, half_day), counsellor, partner, state == ShiftState.CONFIRMED)


def _pattern(first: date, last: date) -> Iterator[tuple[str, _Seat, int]]:
    """Seats of the weekly pattern, as they stand on each day it changes within the period."""
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=first)
    rows = Permanence.objects.filter(in_force, valid_from__lte=last).select_related("pole").order_by("id")
    together: dict[tuple[UUID, int, str], list[Permanence]] = defaultdict(list)
    for row in rows:
        together[row.place_id, row.weekday, row.half_day].append(row)
    for (place_id, weekday, half_day), group in together.items():
        for day in {max(row.valid_from, first) for row in group}:
            for row in group:
                if row.valid_from <= day <= (row.valid_until or day):
                    yield str(place_id), _Seat(row.pole.code, ((weekday, day), half_day)), row.counsellors
