"""Who may hold a seat: the rule, in one place. docs/algorithms/replacements.md explains it to people."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from maillage.core.geo import distance_km
from maillage.core.instants import HalfDay
from maillage.network.agreements import allows

if TYPE_CHECKING:
    from maillage.network.models import Agreement, Counsellor, Place

NEAR_KM: Final = 30
Taken = Collection[tuple[UUID, date, str]]


@dataclass(frozen=True)
class Seat:
    """What is to be held: a pôle of a place on a half-day of a date."""

    place: Place
    pole_code: str
    day: date
    half_day: HalfDay


@dataclass(frozen=True)
class Holding:
    """Agreements by partner, and who is already somewhere: (counsellor, day, half-day)."""

    agreements: Mapping[UUID, list[Agreement]]
    taken: Taken

    def allows(self, organisation_id: UUID, day: date) -> bool:
        """True when the partner may be asked for `day`."""
        return agreement_on(self.agreements.get(organisation_id, []), day)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may hold a seat, and why they come where they do. No score is kept or shown.

    `km` is 0 when the place is one of theirs. `remaining` half-days are the partner's for the month,
    None without agreement.
    """

    counsellor: Counsellor
    km: float
    remaining: int | None

    @property
    def is_of_the_place(self) -> bool:
        """True when the place is one of theirs."""
        return self.km == 0


def agreement_on(agreements: Iterable[Agreement], day: date) -> bool:
    """True when a partner may be asked for `day`; one without any agreement always may."""
    rows = list(agreements)
    return not rows or any(allows(row, day) for row in rows)


def may_hold(counsellor: Counsellor, seat: Seat, holding: Holding) -> bool:
    """True for the right pôle, between the dates, outside the partner's days off, and free that half-day.

    Reads `counsellor.poles` prefetched.
    """
    in_dates = counsellor.valid_from <= seat.day <= (counsellor.valid_until or seat.day)
    knows = any(pole.code == seat.pole_code for pole in counsellor.poles.all())
    is_free = (counsellor.id, seat.day, seat.half_day) not in holding.taken
    return in_dates and knows and is_free and holding.allows(counsellor.organisation_id, seat.day)


def ranked(
    seat: Seat, counsellors: Iterable[Counsellor], *, holding: Holding, remaining: Mapping[UUID, int]
) -> list[Candidate]:
    """Who may hold the seat: of the place first, then near it; then partners with half-days left.

    Equals are drawn anew each day: nobody stands first by name (R7, R13).
    """
    found = [
        Candidate(counsellor, km, remaining.get(counsellor.organisation_id))
        for counsellor in counsellors
        if may_hold(counsellor, seat, holding) and (km := nearest_km(counsellor, seat.place)) <= NEAR_KM
    ]
    return sorted(found, key=lambda one: (one.km, not _has_left(one), draw(one.counsellor.id, seat.day)))


def nearest_km(counsellor: Counsellor, place: Place) -> float:
    """0 at one of their places or in the same commune; else as the crow flies from the nearest of them."""
    theirs = list(counsellor.places.all())
    if any(one.id == place.id or one.commune_id == place.commune_id for one in theirs):
        return 0
    here = (place.latitude, place.longitude)
    known = [(one.latitude, one.longitude) for one in theirs]
    distances = [
        distance_km(lat, lon, here[0], here[1])
        for lat, lon in known
        if lat is not None and lon is not None and here[0] is not None and here[1] is not None
    ]
    return min(distances, default=float("inf"))


def draw(key: UUID, day: date) -> str:
    """A random order that everybody can make again, and that changes each day."""
    return hashlib.sha256(f"{day.isoformat()} {key}".encode()).hexdigest()


def _has_left(candidate: Candidate) -> bool:
    return candidate.remaining is None or candidate.remaining > 0
