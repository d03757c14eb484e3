"""Calls for availability: what a partner reads by its link, and what its answers would become."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay, local
from maillage.network.agreements import TOLERANCE, allows, promised_in_quarter
from maillage.network.availability import may_hold
from maillage.network.enums import ShiftState
from maillage.network.errors import CallUnusable
from maillage.network.models import (
    Agreement,
    Availability,
    AvailabilityCall,
    Counsellor,
    Organisation,
    Place,
    Pole,
    Rota,
    Shift,
)
from maillage.network.quarters import Quarter
from maillage.network.queries.holding import holding_between, seat_of
from maillage.network.queries.lines import HALF_DAYS
from maillage.network.queries.openings import quarter_openings
from maillage.network.rules import not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account

Slot = tuple[date, HalfDay]


# ── What the partner reads ───────────────────────────────────────────────────
@dataclass(frozen=True)
class Pair:
    """A pôle of a place, and how many half-days the partner already offers there."""

    place: Place
    pole: Pole
    answered: int


@dataclass(frozen=True)
class CallSheet:
    """A call as its partner reads it: its own agreement and answers, nobody else's."""

    call: AvailabilityCall
    quarter: Quarter
    agreements: tuple[Agreement, ...]
    pairs: tuple[Pair, ...]
    counsellors: tuple[Counsellor, ...]

    @property
    def promised(self) -> int:
        """Half-days promised for the quarter."""
        return round(sum(promised_in_quarter(row, self.quarter) for row in self.agreements))

    @property
    def answered(self) -> int:
        """Half-days offered so far, a person each."""
        return sum(pair.answered for pair in self.pairs)

    def counsellors_of(self, pole: Pole) -> list[Counsellor]:
        """Those of the partner who hold the pôle."""
        return [one for one in self.counsellors if any(held.code == pole.code for held in one.poles.all())]

    def askable(self, place: Place) -> list[Slot]:
        """Half-days one may offer at a place: the door open, the agreement in force, the partner not away."""
        days = quarter_openings(place, self.quarter)
        return [
            (day, half_day)
            for day, half_day in itertools.product(self.quarter.days(), HALF_DAYS)
            if days.minutes.get((day, half_day)) and any(allows(row, day) for row in self.agreements)
        ]


def call_sheet(token: str, at: datetime) -> CallSheet:
    """What the holder of a link reads. Raises CallUnusable. At most nine queries."""
    key = hashlib.sha256(token.encode()).hexdigest()
    call = AvailabilityCall.objects.select_related("organisation").filter(token_hash=key).first()
    if call is None or call.revoked_at is not None or local(at).date() > call.closes_on:
        raise CallUnusable(_("Ce lien ne marche plus. Demandez-en un autre à la coordination du réseau."))
    quarter = Quarter(call.starts_on)
    agreements = tuple(_agreements(call.organisation, quarter))
    return CallSheet(call, quarter, agreements, tuple(_pairs(call, agreements)), tuple(_lent(call, quarter)))


def answers_of(call: AvailabilityCall, place: Place, pole: Pole) -> dict[Slot, int]:
    """What the partner already offers for a pôle of a place. One query."""
    rows = Availability.objects.filter(call=call, place=place, pole=pole)
    return {(day, HalfDay(half)): people for day, half, people in rows.values_list("day", "half_day", "people")}


def _agreements(organisation: Organisation, quarter: Quarter) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(
        organisation=organisation, valid_from__lte=quarter.ends_on, valid_until__gte=quarter.starts_on
    )
    return rows.prefetch_related("places", "poles").order_by("valid_from", "id")


def _pairs(call: AvailabilityCall, agreements: Iterable[Agreement]) -> Iterator[Pair]:
    counts: Counter[tuple[UUID, str]] = Counter()
    for place_id, pole_id, people in call.answers.values_list("place_id", "pole_id", "people"):
        counts[place_id, pole_id] += people
    pairs = {
        (place.id, pole.code): (place, pole)
        for agreement in agreements
        for place, pole in itertools.product(agreement.places.all(), agreement.poles.all())
    }
    for place, pole in sorted(pairs.values(), key=lambda pair: (pair[0].name, pair[0].slug, pair[1].position)):
        yield Pair(place, pole, counts[place.id, pole.code])


def _lent(call: AvailabilityCall, quarter: Quarter) -> QuerySet[Counsellor]:
    rows = Counsellor.objects.filter(organisation=call.organisation, valid_from__lte=quarter.ends_on)
    rows = rows.exclude(valid_until__lt=quarter.starts_on).exclude(family_name="")
    return rows.prefetch_related("poles").order_by("family_name", "first_name", "id")


# ── What staff read ──────────────────────────────────────────────────────────
def calls_managed_by(account: Account, on: date) -> QuerySet[AvailabilityCall]:
    """Calls not revoked, the latest quarter first, by partner; `half_days` counts what is answered."""
    rows = AvailabilityCall.objects.filter(revoked_at=None).select_related("organisation")
    rows = rows.annotate(half_days=Count("answers")).order_by("-starts_on", "organisation__name", "id")
    return rows if reach(account, "network.open_call", on=on).is_whole else rows.none()


def call_managed_by(account: Account, key: UUID, on: date) -> AvailabilityCall:
    """One of them. Raises NotYours."""
    found = calls_managed_by(account, on).filter(id=key).first()
    if found is None:
        raise not_yours()
    return found


def open_call_of(organisation: Organisation, quarter: Quarter) -> AvailabilityCall | None:
    """The call a partner already has for a quarter."""
    rows = AvailabilityCall.objects.filter(organisation=organisation, starts_on=quarter.starts_on, revoked_at=None)
    return rows.first()


def answers_waiting(place: Place, quarter: Quarter) -> int:
    """How many partners offer something at the place that quarter. One query."""
    rows = Availability.objects.filter(place=place, call__starts_on=quarter.starts_on, call__revoked_at=None)
    return rows.values("call").distinct().count()


# ── What answers would become ────────────────────────────────────────────────
class Held(StrEnum):
    """Why an answer, or a part of it, is not taken."""

    BLACKOUT = "blackout"
    ELSEWHERE = "elsewhere"
    OVER_QUOTA = "over_quota"


@dataclass
class Line:
    """An answer: the holes it fills, the seats it adds, and what is held back with its reason."""

    answer: Availability
    holes: list[Shift]
    added: int
    conflicts: tuple[Held, ...]
    counsellor: Counsellor | None = field(default=None)

    @property
    def seats(self) -> int:
        """Seats the partner would hold."""
        return len(self.holes) + self.added

    def take_counsellor(self) -> Counsellor | None:
        """The person named, once."""
        named, self.counsellor = self.counsellor, None
        return named


def proposal(rota: Rota) -> list[Line]:
    """What the answers for the place would become, by date; answers already taken give no line.

    Held back: days the partner is away, half-days beyond what it promised and ten per cent. Somebody
    already elsewhere leaves the seat to be named. At most eight queries.
    """
    answers = Availability.objects.filter(
        place=rota.place_id, call__starts_on=rota.starts_on, call__revoked_at=None
    ).select_related("call__organisation", "pole", "counsellor")
    rows = answers.prefetch_related("counsellor__poles").order_by("day", "half_day", "pole__position", "call_id", "id")
    taking = _Taking(rota)
    return [line for answer in rows if (line := taking.line_of(answer)) is not None]


class _Taking:
    """Takes answers one after the other, each knowing what those before took."""

    def __init__(self, rota: Rota) -> None:
        self.rota, self.quarter = rota, Quarter(rota.starts_on)
        self.holding = holding_between(self.quarter.starts_on, self.quarter.ends_on)
        self.taken = set(self.holding.taken)
        self.holes: dict[tuple[str, date, str], list[Shift]] = defaultdict(list)
        self.held: Counter[tuple[UUID, str, date, str]] = Counter()
        for shift in Shift.objects.filter(rota=rota).order_by("day", "id"):
            self._note(shift)
        everywhere = Shift.objects.held().filter(day__range=(self.quarter.starts_on, self.quarter.ends_on))
        self.planned: Counter[UUID | None] = Counter(everywhere.values_list("organisation_id", flat=True))

    def line_of(self, answer: Availability) -> Line | None:
        """What becomes of one answer; None when all of it is already in the rota."""
        partner = answer.call.organisation_id
        missing = answer.people - self.held[partner, answer.pole_id, answer.day, answer.half_day]
        if missing <= 0:
            return None
        if not self.holding.allows(partner, answer.day):
            return Line(answer, [], 0, (Held.BLACKOUT,))
        seats = min(missing, max(0, self._most(partner) - self.planned[partner]))
        conflicts = (Held.OVER_QUOTA,) if seats < missing else ()
        holes = self._holes_for(answer, seats)
        self.planned[partner] += seats
        named = self._person(answer) if seats else None
        if answer.counsellor is not None and seats and named is None:
            conflicts = (*conflicts, Held.ELSEWHERE)
        return Line(answer, holes, seats - len(holes), conflicts, named)

    def _note(self, shift: Shift) -> None:
        if shift.state == ShiftState.PLANNED and shift.organisation_id is None:
            self.holes[shift.pole_id, shift.day, shift.half_day].append(shift)
        elif shift.organisation_id and shift.state in {ShiftState.PLANNED, ShiftState.CONFIRMED, ShiftState.ABSENT}:
            self.held[shift.organisation_id, shift.pole_id, shift.day, shift.half_day] += 1

    def _most(self, partner: UUID) -> int:
        """What a partner promised for the quarter, and ten per cent."""
        promised = sum(promised_in_quarter(row, self.quarter) for row in self.holding.agreements.get(partner, []))
        return int(promised * (1 + TOLERANCE))

    def _holes_for(self, answer: Availability, seats: int) -> list[Shift]:
        free = self.holes[answer.pole_id, answer.day, answer.half_day]
        chosen = free[:seats]
        del free[:seats]
        return chosen

    def _person(self, answer: Availability) -> Counsellor | None:
        """The person named, when free then."""
        if answer.counsellor is None:
            return None
        shift = Shift(rota=self.rota, pole_id=answer.pole_id, day=answer.day, half_day=answer.half_day)
        key = (answer.counsellor.id, answer.day, answer.half_day)
        if key in self.taken or not may_hold(answer.counsellor, seat_of(shift), self.holding):
            return None
        self.taken.add(key)
        return answer.counsellor
