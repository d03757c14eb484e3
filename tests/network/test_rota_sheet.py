from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.enums import ShiftState
from maillage.network.models import Organisation, Place
from maillage.network.quarters import Quarter
from tests import factories

SPRING = Quarter(date(2026, 4, 1))
AT = datetime(2026, 4, 14, 9, tzinfo=UTC)
TUESDAY = date(2026, 4, 14)


def test_quarter_before_it_is_prepared_has_no_week(place: Place) -> None:
    sheet = queries.rota_sheet(place, SPRING, AT)

    assert (sheet.rota, sheet.weeks, sheet.pair_percent, sheet.promises) == (None, (), None, ())


def test_holes_pairs_and_unstaffed_half_days_are_counted(place: Place, organisation: Organisation) -> None:
    place.opening_hours = "Tu 09:00-12:00,14:00-17:00; PH off"
    place.save()
    rota = factories.make_rota(place)
    factories.make_pole()
    creation = factories.make_pole("creation")
    factories.make_shift(rota, TUESDAY, organisation=organisation)
    factories.make_shift(rota, TUESDAY, organisation=organisation)
    factories.make_shift(rota, TUESDAY, pole=creation, organisation=organisation)
    factories.make_shift(rota, TUESDAY, pole=creation, organisation=organisation, state=ShiftState.ABSENT)
    factories.make_shift(rota, TUESDAY, pole=creation, organisation=organisation, state=ShiftState.CANCELLED)

    sheet = queries.rota_sheet(place, SPRING, AT)

    week = next(week for week in sheet.weeks if week.is_current)
    assert week.monday == date(2026, 4, 13)
    assert [(row.day, row.half_day, row.is_unstaffed) for row in week.rows] == [
        (TUESDAY, HalfDay.MORNING, False),
        (TUESDAY, HalfDay.AFTERNOON, True),
    ]
    assert (week.by_pole(), week.holes, week.unstaffed) == ([(2, 0), (1, 1)], 1, 1)
    # Emploi is held by two, création by one.
    assert sheet.pair_percent == 50
    # Thirteen Tuesdays of two half-days, one of which is staffed.
    assert sheet.unstaffed == 25


def test_public_holidays_are_noted_in_their_week(place: Place) -> None:
    factories.make_rota(place)

    sheet = queries.rota_sheet(place, SPRING, AT)

    noted = [day for week in sheet.weeks for day, _name in week.notes]
    assert noted == [date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25)]


@pytest.mark.parametrize(("held", "is_within"), [(8, False), (9, True), (11, True), (12, False)])
def test_promise_is_held_within_ten_per_cent(
    place: Place, organisation: Organisation, held: int, is_within: object
) -> None:
    factories.make_agreement(
        organisation, places=[place], half_days_per_month=10, valid_from=date(2026, 4, 1), valid_until=date(2026, 4, 30)
    )
    rota = factories.make_rota(place)
    for day in range(1, held + 1):
        factories.make_shift(rota, date(2026, 4, day), organisation=organisation)
    factories.make_shift(rota, date(2026, 5, 5), organisation=organisation)

    promise = queries.rota_sheet(place, SPRING, AT).promises[0]

    assert (promise.promised, promise.planned, promise.is_within) == (10, held, is_within)


@pytest.mark.parametrize("number", [1, 3])
def test_quarter_is_read_in_a_constant_number_of_queries(
    place: Place, organisation: Organisation, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rota = factories.make_rota(place)
    for index in range(number):
        partner = factories.make_organisation(f"Partenaire {index}")
        factories.make_agreement(partner, places=[place])
        somebody = factories.make_counsellor(partner, places=[place])
        factories.make_shift(rota, TUESDAY, counsellor=somebody)

    with django_assert_max_num_queries(6):
        sheet = queries.rota_sheet(place, SPRING, AT)

    assert [cell.held for week in sheet.weeks for row in week.rows for cell in row.cells if cell.held] == [number]
