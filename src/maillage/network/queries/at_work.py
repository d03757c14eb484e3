"""How many counsellors worked somewhere over a period: a number for the rule of three, never who (R13)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from maillage.network.enums import Publication
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

    def at(self, place_key: str, pole: str = _ALL) -> int:
        """At a pôle of a place, or at all of them."""
        return self.by_place.get((place_key, pole), 0)

    def of_partner(self, organisation_id: UUID, month: int) -> int:
        """Lent by a partner, in a month of the year asked about."""
        return self.by_partner.get((organisation_id, month), 0)


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
    return AtWork(dated.by_place(), dict(dated.by_partner()))


@dataclass(frozen=True)
class _Seat:
    pole: str
    when: tuple[object, str]
    counsellor: UUID | None = None
    partner: tuple[UUID, int] | None = None


class _Found:
    """Names and simultaneous seats, gathered."""

    def __init__(self) -> None:
        self.named: dict[_Where, set[UUID]] = defaultdict(set)
        self.seats: dict[_Where, Counter[tuple[object, str]]] = defaultdict(Counter)
        self.lent: dict[tuple[UUID, int], set[UUID]] = defaultdict(set)

    def add(self, place_key: str, seat: _Seat) -> None:
        """A dated seat."""
        self.sit(place_key, seat, 1)
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
        .values_list("rota__place_id", "pole__code", "day", "half_day", "counsellor_id", "organisation_id")
    )
    for place_id, pole, day, half_day, counsellor, organisation in rows.iterator(5000):
        partner = (organisation, day.month)
        yield str(place_id), day, _Seat(pole, (day, half_day), counsellor, partner)


def _pattern(first: date, last: date) -> Iterator[tuple[str, _Seat, int]]:
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=first)
    rows = Permanence.objects.filter(in_force, valid_from__lte=last).order_by("id")
    for place_id, pole, weekday, half_day, count in rows.values_list(
        "place_id", "pole__code", "weekday", "half_day", "counsellors"
    ):
        yield str(place_id), _Seat(pole, (weekday, half_day)), count
