"""Who may be asked, and who is already somewhere: what choosing a counsellor stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from maillage.core.instants import HalfDay
from maillage.network.agreements import is_in_force, promised_in_month
from maillage.network.availability import Candidate, Holding, Seat, may_hold, ranked
from maillage.network.enums import HELD
from maillage.network.models import Agreement, Counsellor, Shift
from maillage.network.quarters import Quarter, month_bounds
from maillage.network.rules import not_yours


def holding_between(first: date, last: date, *, without: Iterable[UUID] = ()) -> Holding:
    """Agreements, and who holds a seat between two days, but on the shifts `without`. Two queries."""
    return Holding(agreements_by_partner(Quarter.of(last)), taken_between(first, last, without=without))


def agreements_by_partner(quarter: Quarter) -> dict[UUID, list[Agreement]]:
    """Every agreement of each partner: one that ended still says that the partner comes by agreement."""
    found: dict[UUID, list[Agreement]] = defaultdict(list)
    for agreement in Agreement.objects.filter(valid_from__lte=quarter.ends_on):
        found[agreement.organisation_id].append(agreement)
    return found


def taken_between(first: date, last: date, *, without: Iterable[UUID] = ()) -> set[tuple[UUID, date, str]]:
    """Who holds a seat when, anywhere in the network: (counsellor, day, half-day)."""
    held = Shift.objects.held().filter(day__range=(first, last), counsellor__isnull=False)
    held = held.exclude(id__in=list(without))
    return {
        (counsellor, day, half_day)
        for counsellor, day, half_day in held.values_list("counsellor_id", "day", "half_day")
        if counsellor is not None
    }


def candidates_for(shift: Shift) -> list[Candidate]:
    """Who may hold the shift, in the order docs/algorithms/replacements.md explains. Six queries."""
    seat = seat_of(shift)
    holding = holding_between(shift.day, shift.day)
    remaining = _remaining(holding.agreements, shift.day)
    return ranked(seat, _counsellors(shift.day, shift.pole_id), holding=holding, remaining=remaining)


def candidate_named(shift: Shift, key: UUID) -> Counsellor:
    """One of the counsellors of the shift's pôle. Raises NotYours."""
    found = next((row for row in _counsellors(shift.day, shift.pole_id) if row.id == key), None)
    if found is None:
        raise not_yours()
    return found


def swappable_with(shift: Shift) -> list[Shift]:
    """Shifts of the same rota, from the same day on, whose holder and this one may change seats. By day.

    At most six queries.
    """
    if shift.counsellor is None or shift.state not in HELD:
        return []
    others = Shift.objects.held().filter(rota=shift.rota_id, day__gte=shift.day, counsellor__isnull=False)
    rows = list(
        others.exclude(counsellor=shift.counsellor_id)
        .select_related("pole", "counsellor__organisation", "rota__place")
        .prefetch_related("counsellor__poles")
        .order_by("day", "half_day", "pole__position", "id")
    )
    holding = holding_between(shift.day, Quarter(shift.rota.starts_on).ends_on)
    return [other for other in rows if _may_change(shift, other, holding)]


def seat_of(shift: Shift) -> Seat:
    """The seat of a shift."""
    return Seat(shift.rota.place, shift.pole_id, shift.day, HalfDay(shift.half_day))


def _may_change(one: Shift, two: Shift, holding: Holding) -> bool:
    first, second = one.counsellor, two.counsellor
    if first is None or second is None:
        return False
    if (one.day, one.half_day) == (two.day, two.half_day):
        leaving = {(first.id, one.day, one.half_day), (second.id, two.day, two.half_day)}
        holding = Holding(holding.agreements, set(holding.taken) - leaving)
    return may_hold(first, seat_of(two), holding) and may_hold(second, seat_of(one), holding)


def _counsellors(day: date, pole_code: str) -> list[Counsellor]:
    rows = Counsellor.objects.valid_on(day).filter(poles=pole_code).exclude(family_name="")
    rows = rows.select_related("organisation").prefetch_related("poles", "places")
    return list(rows.order_by("family_name", "first_name", "id"))


def _remaining(agreements: Mapping[UUID, list[Agreement]], day: date) -> dict[UUID, int]:
    """Half-days each partner still owes for the month of `day`; below zero when it gives more."""
    first, last = month_bounds(day)
    held = Shift.objects.held().filter(day__range=(first, last), organisation__in=agreements)
    planned = Counter(held.values_list("organisation_id", flat=True))
    return {
        key: round(sum(promised_in_month(row, day) for row in rows)) - planned[key]
        for key, rows in agreements.items()
        if any(is_in_force(row, day) for row in rows)
    }
