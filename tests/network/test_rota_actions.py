from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import actions
from maillage.network.enums import Publication, ShiftState, SpecialEffect
from maillage.network.errors import NothingToUndo, SameQuarter
from maillage.network.models import Organisation, Place, Rota, Shift
from maillage.network.quarters import Quarter
from maillage.safeguards.models import Entry
from tests import factories

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SPRING = Quarter(date(2026, 4, 1))
AUTUMN = Quarter(date(2026, 10, 1))


def seats(rota: Rota) -> list[tuple[date, str, str | None]]:
    rows = Shift.objects.filter(rota=rota).select_related("organisation").order_by("day", "half_day", "id")
    return [(row.day, row.half_day, row.organisation.name if row.organisation else None) for row in rows]


# ── Prepared from the weekly pattern ─────────────────────────────────────────
def test_rota_prepared_repeats_the_pattern_and_leaves_public_holidays_out(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    factories.make_permanence(place, organisation=organisation, counsellors=2)

    rota = actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    mondays = [day for day in SPRING.days() if day.weekday() == 0]
    # Easter Monday and Whit Monday.
    worked = [day for day in mondays if day not in {date(2026, 4, 6), date(2026, 5, 25)}]
    assert seats(rota) == [(day, "matin", "Association du Port") for day in worked for _seat in range(2)]
    assert rota.publication == Publication.DRAFT
    assert Entry.objects.get().body == {"quarter": "2026-T2", "shifts": 22}


def test_rota_prepared_across_the_clock_change_has_one_seat_a_week(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    factories.make_permanence(place, organisation=organisation)

    rota = actions.prepare_rota(place=place, quarter=AUTUMN, actor=organiser, at=AT)

    days = [day for day, _half_day, _partner in seats(rota)]
    assert days == [date(2026, 10, 5) + timedelta(weeks=week) for week in range(13)]


def test_rota_prepared_leaves_a_hole_on_days_without_partner_and_none_when_the_door_is_closed(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    factories.make_permanence(place, organisation=organisation)
    factories.make_agreement(
        organisation, places=[place], valid_until=date(2026, 6, 14), blackouts=[["2026-04-13", "2026-04-17"]]
    )
    factories.make_special_hours(
        place, effect=SpecialEffect.CLOSED, first_on=date(2026, 5, 4), last_on=date(2026, 5, 4)
    )

    rota = actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    held = {day: partner for day, _half_day, partner in seats(rota)}
    assert [day for day, partner in held.items() if partner is None] == [
        date(2026, 4, 13),
        date(2026, 6, 15),
        date(2026, 6, 22),
        date(2026, 6, 29),
    ]
    assert date(2026, 5, 4) not in held


def test_rota_of_a_place_that_closes_for_good_stops_on_its_last_day(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    factories.make_permanence(place, organisation=organisation)
    place.valid_until = date(2026, 4, 20)
    place.save()

    rota = actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    assert [day for day, _half_day, _partner in seats(rota)] == [date(2026, 4, 13), date(2026, 4, 20)]


def test_rota_of_a_place_without_pattern_is_empty(organiser: Account, place: Place) -> None:
    rota = actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    assert seats(rota) == []


def test_rota_prepared_twice_is_refused(organiser: Account, place: Place) -> None:
    actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    with pytest.raises(SameQuarter):
        actions.prepare_rota(place=place, quarter=SPRING, actor=organiser, at=AT)

    assert Rota.objects.count() == 1


def test_rota_is_prepared_by_the_place_alone(stranger: Account, colleague: Account, place: Place) -> None:
    for account in (stranger, colleague):
        with pytest.raises(NotYours):
            actions.prepare_rota(place=place, quarter=SPRING, actor=account, at=AT)

    assert Rota.objects.count() == 0


# ── Copied ───────────────────────────────────────────────────────────────────
def test_quarter_copied_keeps_people_who_may_still_come(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    winter = factories.make_rota(place, date(2026, 1, 1))
    stays = factories.make_counsellor(organisation, places=[place])
    leaves = factories.make_counsellor(organisation, places=[place], valid_until=date(2026, 3, 31))
    factories.make_shift(winter, date(2026, 1, 12), counsellor=stays)
    factories.make_shift(winter, date(2026, 1, 13), counsellor=leaves)
    factories.make_shift(winter, date(2026, 1, 14), counsellor=stays, state=ShiftState.CANCELLED)

    rota = actions.prepare_rota_from_previous(place=place, quarter=SPRING, actor=organiser, at=AT)

    copied = [(row.day, row.counsellor, row.organisation, row.state) for row in Shift.objects.filter(rota=rota)]
    assert copied == [
        (date(2026, 4, 13), stays, organisation, ShiftState.PLANNED),
        (date(2026, 4, 14), None, organisation, ShiftState.PLANNED),
    ]


def test_week_copied_adds_only_what_lacks_and_is_undone(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    rota = factories.make_rota(place)
    somebody = factories.make_counsellor(organisation, places=[place])
    factories.make_shift(rota, date(2026, 4, 13), counsellor=somebody)
    factories.make_shift(rota, date(2026, 4, 14), organisation=organisation)
    factories.make_shift(rota, date(2026, 4, 21), organisation=organisation)

    made = actions.copy_week(rota=rota, monday=date(2026, 4, 13), actor=organiser, at=AT)

    assert made == 1
    assert Shift.objects.get(day=date(2026, 4, 20)).counsellor == somebody
    actions.undo_last_change(rota=rota, actor=organiser, at=AT)
    assert sorted(Shift.objects.values_list("day", flat=True)) == [
        date(2026, 4, 13),
        date(2026, 4, 14),
        date(2026, 4, 21),
    ]
    with pytest.raises(NothingToUndo):
        actions.undo_last_change(rota=rota, actor=organiser, at=AT)


# ── Published, confirmed ─────────────────────────────────────────────────────
def test_rota_published_once(organiser: Account, place: Place) -> None:
    rota = factories.make_rota(place)

    published = actions.publish_rota(rota=rota, actor=organiser, at=AT)

    assert published.publication == Publication.PUBLISHED
    with pytest.raises(SameQuarter):
        actions.publish_rota(rota=rota, actor=organiser, at=AT)


def test_past_shifts_confirmed_leave_absences_holes_and_days_to_come(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    rota = factories.make_rota(place)
    held = factories.make_shift(rota, date(2026, 4, 7), organisation=organisation)
    absent = factories.make_shift(rota, date(2026, 4, 8), organisation=organisation, state=ShiftState.ABSENT)
    hole = factories.make_shift(rota, date(2026, 4, 9))
    today = factories.make_shift(rota, date(2026, 4, 10), organisation=organisation)

    confirmed = actions.confirm_past_shifts(rota=rota, actor=organiser, at=datetime(2026, 4, 10, 8, tzinfo=UTC))

    states = {row.id: row.state for row in Shift.objects.all()}
    assert confirmed == 1
    assert [states[row.id] for row in (held, absent, hole, today)] == [
        ShiftState.CONFIRMED,
        ShiftState.ABSENT,
        ShiftState.PLANNED,
        ShiftState.PLANNED,
    ]


def test_added_seat_is_a_hole_of_the_quarter(organiser: Account, place: Place) -> None:
    rota = factories.make_rota(place)
    factories.make_pole()

    added = actions.add_shift(
        rota=rota, pole_code="emploi", day=date(2026, 4, 7), half_day=HalfDay.MORNING, actor=organiser, at=AT
    )

    assert (added.organisation, added.counsellor, added.state) == (None, None, ShiftState.PLANNED)
