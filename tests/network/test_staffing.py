from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Organisation, Place, Rota
from tests import factories
from tests.network.conftest import MONDAY, paris

TODAY = MONDAY.date()
MORNING, AFTERNOON = HalfDay.MORNING, HalfDay.AFTERNOON


@pytest.fixture
def autumn(place: Place) -> Rota:
    return factories.make_rota(place, date(2026, 10, 1), publication=Publication.PUBLISHED)


def stays(place: Place) -> list[tuple[str, HalfDay, int]]:
    line = next(line for line in queries.today(MONDAY).places if line.place.slug == place.slug)
    return [(stay.pole.code, half, stay.counsellors) for stay in (*line.now, *line.later) for half in stay.half_days]


# ── Today ────────────────────────────────────────────────────────────────────
def test_today_reads_the_pattern_while_the_quarter_is_a_draft(place: Place, organisation: Organisation) -> None:
    factories.make_permanence(place)
    draft = factories.make_rota(place, date(2026, 10, 1))
    factories.make_shift(draft, TODAY, half_day=AFTERNOON, organisation=organisation)

    assert stays(place) == [("emploi", MORNING, 1)]


def test_today_reads_the_dates_once_the_quarter_is_published(
    place: Place, organisation: Organisation, autumn: Rota
) -> None:
    factories.make_permanence(place)
    for state in (ShiftState.PLANNED, ShiftState.CONFIRMED, ShiftState.ABSENT, ShiftState.CANCELLED):
        factories.make_shift(autumn, TODAY, half_day=AFTERNOON, organisation=organisation, state=state)
    factories.make_shift(autumn, TODAY, half_day=MORNING)

    # Two are expected in the afternoon; the hole of the morning counts nobody.
    assert stays(place) == [("emploi", AFTERNOON, 2)]


def test_today_tells_the_empty_half_day_and_the_nearest_place_where_somebody_is(
    place: Place, other_place: Place, organisation: Organisation, autumn: Rota
) -> None:
    near = factories.make_place(
        "Aubagne", commune=factories.make_commune("13005", "Aubagne", latitude=43.29, longitude=5.57)
    )
    factories.make_shift(autumn, TODAY, half_day=AFTERNOON, organisation=organisation)
    for somewhere in (near, other_place):
        factories.make_permanence(somewhere)

    line = next(line for line in queries.today(MONDAY).places if line.place.slug == place.slug)

    assert line.unstaffed == (MORNING,)
    assert line.nearest is not None
    assert (line.nearest.name, round(line.nearest.distance_km)) == ("Aubagne", 16)


# ── A place ──────────────────────────────────────────────────────────────────
def test_place_tells_seven_days_once_published_and_its_empty_half_days(
    place: Place, organisation: Organisation, autumn: Rota
) -> None:
    place.opening_hours = "Mo,We 09:00-12:00,14:00-17:00; PH off"
    place.save()
    factories.make_permanence(place, weekday=4)
    factories.make_shift(autumn, TODAY, organisation=organisation)
    factories.make_shift(autumn, TODAY + timedelta(days=2), half_day=AFTERNOON, organisation=organisation)
    factories.make_shift(autumn, TODAY + timedelta(days=7), organisation=organisation)

    sheet = queries.place_sheet(place.slug, MONDAY)

    shown = [(one.weekday, one.half_day, one.counsellors) for week in sheet.poles for one in week.presences]
    assert (sheet.is_dated, shown) == (True, [(0, MORNING, 1), (2, AFTERNOON, 1)])
    assert sheet.unstaffed == ((TODAY, AFTERNOON), (TODAY + timedelta(days=2), MORNING))


def test_place_at_the_end_of_a_published_quarter_reads_the_pattern_after(
    place: Place, organisation: Organisation, autumn: Rota
) -> None:
    factories.make_permanence(place, weekday=0)
    factories.make_shift(autumn, date(2026, 12, 30), organisation=organisation)

    sheet = queries.place_sheet(place.slug, paris(2026, 12, 30, 8))

    shown = [(one.weekday, one.half_day) for week in sheet.poles for one in week.presences]
    assert shown == [(0, MORNING), (2, MORNING)]


def test_place_where_nobody_ever_receives_has_no_list_of_empty_half_days(place: Place) -> None:
    assert queries.place_sheet(place.slug, MONDAY).unstaffed == ()


def test_half_day_already_over_is_not_told(place: Place) -> None:
    place.opening_hours = "Mo 09:00-12:00,14:00-17:00"
    place.save()
    factories.make_permanence(place, weekday=1)

    sheet = queries.place_sheet(place.slug, paris(2026, 11, 23, 18))

    assert sheet.unstaffed == ()


# ── Staff ────────────────────────────────────────────────────────────────────
def test_staff_read_how_many_open_half_days_of_the_week_have_nobody(place: Place, other_place: Place) -> None:
    factories.make_permanence(place, weekday=0)

    found = queries.unstaffed_soon([place, other_place], MONDAY)

    # Open ten half-days a week, staffed on one.
    assert found == [(place, 9)]


@pytest.mark.parametrize("number", [1, 3])
def test_staffing_costs_the_same_for_one_place_and_three(
    network: object, organisation: Organisation, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    places = [factories.make_place(f"Lieu {index}") for index in range(number)]
    for one in places:
        rota = factories.make_rota(one, date(2026, 10, 1), publication=Publication.PUBLISHED)
        factories.make_shift(rota, TODAY, organisation=organisation)
        factories.make_permanence(one)

    with django_assert_num_queries(5):
        found = queries.unstaffed_soon(places, MONDAY)

    assert [alone for _place, alone in found] == [9] * number
