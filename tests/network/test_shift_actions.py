from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import actions, queries
from maillage.network.enums import ShiftState
from maillage.network.errors import CannotSwap, NotAvailable, NothingToUndo, ShiftNotOpen, StaleVersion
from maillage.network.models import Organisation, Place, Rota, Shift
from tests import factories

AT = datetime(2026, 4, 7, 9, tzinfo=UTC)
TUESDAY, WEDNESDAY = date(2026, 4, 14), date(2026, 4, 15)


@pytest.fixture
def rota(place: Place) -> Rota:
    return factories.make_rota(place)


def again(shift: Shift) -> Shift:
    return Shift.objects.select_related("rota__place", "counsellor", "organisation").get(id=shift.id)


# ── Filled ───────────────────────────────────────────────────────────────────
def test_hole_filled_by_somebody_of_the_right_pole(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    somebody = factories.make_counsellor(organisation, places=[place])
    hole = factories.make_shift(rota, TUESDAY)

    filled = actions.fill_shift(shift=hole, version=1, counsellor=somebody, actor=organiser, at=AT)

    assert (filled.counsellor, filled.organisation, filled.version) == (somebody, organisation, 2)


def test_two_people_edit_the_same_seat_and_the_slower_loses_nothing(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    first, second = (factories.make_counsellor(organisation, places=[place]) for _ in range(2))
    hole = factories.make_shift(rota, TUESDAY)
    actions.fill_shift(shift=hole, version=1, counsellor=first, actor=organiser, at=AT)

    with pytest.raises(StaleVersion):
        actions.fill_shift(shift=hole, version=1, counsellor=second, actor=organiser, at=AT)

    assert again(hole).counsellor == first


@pytest.mark.parametrize("why", ["elsewhere", "pole", "gone", "blackout"])
def test_somebody_who_cannot_come_is_refused(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota, why: str
) -> None:
    poles = [factories.make_pole("creation")] if why == "pole" else [factories.make_pole()]
    gone = TUESDAY.replace(day=13) if why == "gone" else None
    somebody = factories.make_counsellor(organisation, places=[place], poles=poles, valid_until=gone)
    if why == "elsewhere":
        factories.make_shift(factories.make_rota(factories.make_place("Ailleurs")), TUESDAY, counsellor=somebody)
    if why == "blackout":
        factories.make_agreement(organisation, blackouts=[["2026-04-14", "2026-04-14"]])
    hole = factories.make_shift(rota, TUESDAY)

    with pytest.raises(NotAvailable):
        actions.fill_shift(shift=hole, version=1, counsellor=somebody, actor=organiser, at=AT)

    assert (again(hole).counsellor, again(hole).version) == (None, 1)


# ── Missed, taken over, undone ───────────────────────────────────────────────
def test_absence_then_replacement_keep_both_seats_and_undo_gives_the_absence_back(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    ill, helps = (factories.make_counsellor(organisation, places=[place]) for _ in range(2))
    shift = factories.make_shift(rota, TUESDAY, counsellor=ill)

    absent = actions.mark_absent(shift=shift, version=1, actor=organiser, at=AT)
    taken_over = actions.fill_shift(shift=absent, version=2, counsellor=helps, actor=organiser, at=AT)

    assert (again(shift).state, taken_over.counsellor, taken_over.state) == (
        ShiftState.REPLACED,
        helps,
        ShiftState.PLANNED,
    )
    actions.undo_last_change(rota=rota, actor=organiser, at=AT)
    assert (again(shift).state, Shift.objects.count()) == (ShiftState.ABSENT, 1)


def test_absence_of_nobody_is_refused(organiser: Account, rota: Rota) -> None:
    hole = factories.make_shift(rota, TUESDAY)

    with pytest.raises(ShiftNotOpen):
        actions.mark_absent(shift=hole, version=1, actor=organiser, at=AT)

    assert again(hole).version == 1


def test_undo_after_somebody_touched_the_seat_is_refused(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    shift = factories.make_shift(rota, TUESDAY, organisation=organisation)
    actions.mark_absent(shift=shift, version=1, actor=organiser, at=AT)
    Shift.objects.filter(id=shift.id).update(version=9)

    with pytest.raises(NothingToUndo):
        actions.undo_last_change(rota=rota, actor=organiser, at=AT)

    assert again(shift).state == ShiftState.ABSENT


def test_shift_of_tomorrow_is_not_confirmed(organiser: Account, organisation: Organisation, rota: Rota) -> None:
    shift = factories.make_shift(rota, TUESDAY, organisation=organisation)

    with pytest.raises(ShiftNotOpen):
        actions.confirm_shift(shift=shift, version=1, actor=organiser, at=AT)

    held = actions.confirm_shift(shift=shift, version=1, actor=organiser, at=datetime(2026, 4, 14, 9, tzinfo=UTC))
    assert held.state == ShiftState.CONFIRMED


def test_cancelled_shift_is_out_of_the_rota_once(organiser: Account, rota: Rota) -> None:
    hole = factories.make_shift(rota, TUESDAY)

    cancelled = actions.cancel_shift(shift=hole, version=1, actor=organiser, at=AT)

    with pytest.raises(ShiftNotOpen):
        actions.cancel_shift(shift=cancelled, version=2, actor=organiser, at=AT)
    assert again(hole).state == ShiftState.CANCELLED


# ── Exchanged ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("second_day", [TUESDAY, WEDNESDAY])
def test_two_people_exchange_their_shifts_and_back(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota, second_day: date
) -> None:
    anouk, bilal = (factories.make_counsellor(organisation, places=[place]) for _ in range(2))
    first = factories.make_shift(rota, TUESDAY, counsellor=anouk)
    second = factories.make_shift(rota, second_day, counsellor=bilal)

    offered = queries.swappable_with(again(first))
    actions.swap_shifts(first=first, first_version=1, second=second, second_version=1, actor=organiser, at=AT)

    assert offered == [second]
    assert (again(first).counsellor, again(second).counsellor) == (bilal, anouk)
    actions.undo_last_change(rota=rota, actor=organiser, at=AT)
    assert (again(first).counsellor, again(second).counsellor) == (anouk, bilal)


def test_exchange_with_a_hole_is_refused(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    first = factories.make_shift(rota, TUESDAY, counsellor=factories.make_counsellor(organisation, places=[place]))
    hole = factories.make_shift(rota, WEDNESDAY)

    with pytest.raises(CannotSwap):
        actions.swap_shifts(first=first, first_version=1, second=hole, second_version=1, actor=organiser, at=AT)

    assert again(first).version == 1


def test_exchange_that_would_put_somebody_in_two_places_is_refused(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    anouk, bilal = (factories.make_counsellor(organisation, places=[place]) for _ in range(2))
    first = factories.make_shift(rota, TUESDAY, counsellor=anouk)
    second = factories.make_shift(rota, WEDNESDAY, counsellor=bilal)
    factories.make_shift(factories.make_rota(factories.make_place("Ailleurs")), WEDNESDAY, counsellor=anouk)

    with pytest.raises(NotAvailable):
        actions.swap_shifts(first=first, first_version=1, second=second, second_version=1, actor=organiser, at=AT)

    assert (again(first).counsellor, queries.swappable_with(again(first))) == (anouk, [])


# ── Who may ──────────────────────────────────────────────────────────────────
def test_shift_of_another_place_is_not_ours_to_touch(stranger: Account, colleague: Account, rota: Rota) -> None:
    hole = factories.make_shift(rota, TUESDAY)

    for account in (stranger, colleague):
        with pytest.raises(NotYours):
            actions.cancel_shift(shift=hole, version=1, actor=account, at=AT)
    with pytest.raises(NotYours):
        queries.shift_in_reach(stranger, hole.id, AT.date())

    assert queries.shift_in_reach(colleague, hole.id, AT.date()) == hole


def test_departure_leaves_the_seats_that_follow_to_be_filled(
    organiser: Account, place: Place, organisation: Organisation, rota: Rota
) -> None:
    leaves = factories.make_counsellor(organisation, places=[place])
    before = factories.make_shift(rota, TUESDAY, counsellor=leaves)
    after = factories.make_shift(rota, WEDNESDAY, counsellor=leaves)

    actions.change_counsellor(counsellor=leaves, version=1, valid_until=TUESDAY, actor=organiser, at=AT)

    assert (again(before).counsellor, again(after).counsellor, again(after).organisation) == (leaves, None, None)


# ── Who is proposed ──────────────────────────────────────────────────────────
def test_candidates_come_from_the_place_then_near_it_then_partners_with_half_days_left(
    place: Place, organisation: Organisation, other_organisation: Organisation, other_place: Place, rota: Rota
) -> None:
    near = factories.make_place(
        "Aubagne", commune=factories.make_commune("13005", "Aubagne", latitude=43.29, longitude=5.57)
    )
    spent = factories.make_organisation("Épuisé")
    factories.make_agreement(spent, half_days_per_month=1)
    here_left = factories.make_counsellor(organisation, places=[place])
    here_spent = factories.make_counsellor(spent, places=[place])
    factories.make_shift(rota, WEDNESDAY, organisation=spent)
    around = factories.make_counsellor(organisation, places=[near])
    factories.make_counsellor(other_organisation, places=[other_place])
    hole = factories.make_shift(rota, TUESDAY, half_day=HalfDay.AFTERNOON)

    found = queries.candidates_for(again(hole))

    assert [(one.counsellor, round(one.km), one.remaining) for one in found] == [
        (here_left, 0, None),
        (here_spent, 0, 0),
        (around, 16, None),
    ]


def test_order_of_equals_changes_with_the_day_and_not_with_names(
    place: Place, organisation: Organisation, rota: Rota
) -> None:
    for number in range(6):
        factories.make_counsellor(organisation, places=[place], family_name=f"Nom {number}")
    days = [date(2026, 4, day) for day in (14, 15, 16, 17)]
    holes = [factories.make_shift(rota, day) for day in days]

    orders = [tuple(one.counsellor.family_name for one in queries.candidates_for(again(hole))) for hole in holes]

    assert all(sorted(order) == [f"Nom {number}" for number in range(6)] for order in orders)
    assert len(set(orders)) > 1
