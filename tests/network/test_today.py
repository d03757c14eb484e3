from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.enums import PlaceKind
from maillage.network.models import Network, Place
from maillage.network.opening import State
from maillage.network.sheets import PlaceToday, PoleToday
from tests import factories
from tests.network.conftest import MONDAY, WEDNESDAY_ARMISTICE, paris

MORNING, AFTERNOON, EVENING = HalfDay.MORNING, HalfDay.AFTERNOON, HalfDay.EVENING


def only_place(at: datetime) -> PlaceToday:
    (place,) = queries.today(at, "fr").places
    return place


def told(poles: tuple[PoleToday, ...]) -> list[tuple[object, ...]]:
    return [(pole.pole.code, pole.half_days, pole.counsellors, pole.starts_at, pole.until) for pole in poles]


def test_pole_staffed_now_is_there_until_the_door_closes(place: Place) -> None:
    factories.make_permanence(place, counsellors=2)

    board = only_place(MONDAY)

    assert board.opening.state == State.OPEN
    assert told(board.now) == [("emploi", (MORNING,), 2, paris(2026, 11, 23, 9), paris(2026, 11, 23, 12, 30))]
    assert (board.later, board.planned) == ((), ())


def test_pole_staffed_all_day_is_there_now_and_later(place: Place) -> None:
    factories.make_permanence(place)
    factories.make_permanence(place, half_day=AFTERNOON)

    board = only_place(MONDAY)

    afternoon = (paris(2026, 11, 23, 13, 30), paris(2026, 11, 23, 17))
    assert [pole.until for pole in board.now] == [paris(2026, 11, 23, 12, 30)]
    assert told(board.later) == [("emploi", (AFTERNOON,), 1, *afternoon)]


def test_pole_staffed_through_midday_is_one_stay_with_its_fewest_counsellors(network: Network) -> None:
    place = factories.make_place(opening_hours="Mo 10:00-19:00")
    for half_day, counsellors in ((EVENING, 1), (AFTERNOON, 1), (MORNING, 2)):
        factories.make_permanence(place, half_day=half_day, counsellors=counsellors)

    board = only_place(MONDAY)

    whole_day = (paris(2026, 11, 23, 10), paris(2026, 11, 23, 19))
    assert told(board.now) == [("emploi", (MORNING, AFTERNOON, EVENING), 1, *whole_day)]


def test_morning_ends_at_one_by_convention(network: Network) -> None:
    factories.make_permanence(factories.make_place(opening_hours="Mo 10:00-19:00"))

    assert only_place(MONDAY).now[0].until == paris(2026, 11, 23, 13)


def test_pole_staffed_when_the_door_is_closed_is_not_shown(place: Place) -> None:
    factories.make_permanence(place, half_day=EVENING)

    board = only_place(MONDAY)

    assert (board.now, board.later, board.planned) == ((), (), ())


def test_pole_of_another_weekday_or_time_is_not_shown(place: Place) -> None:
    factories.make_permanence(place, weekday=1)
    factories.make_permanence(place, valid_until=date(2026, 11, 22))
    factories.make_permanence(place, valid_from=date(2026, 11, 24))

    board = only_place(MONDAY)

    assert (board.now, board.later) == ((), ())


def test_pole_gone_home_is_no_longer_shown(place: Place) -> None:
    factories.make_permanence(place)

    board = only_place(paris(2026, 11, 23, 12, 30))

    assert (board.opening.state, board.now, board.later) == (State.CLOSED, (), ())


def test_public_holiday_closes_places_and_expects_nobody(network: Network) -> None:
    place = factories.make_place(opening_hours="Mo-Fr 09:00-17:00; PH 10:00-12:00")
    factories.make_permanence(place, weekday=2)

    board = queries.today(WEDNESDAY_ARMISTICE, "fr")

    assert board.public_holiday == "Armistice"
    assert board.places[0].opening.state == State.OPEN
    assert (board.places[0].now, board.places[0].later) == ((), ())


def test_place_without_known_hours_says_who_is_planned_and_no_hour(network: Network) -> None:
    place = factories.make_place(opening_hours="")
    factories.make_permanence(place, counsellors=2)
    factories.make_permanence(place, half_day=AFTERNOON)

    board = only_place(MONDAY)

    assert (board.opening.state, board.opening.reason) == (State.UNKNOWN, "Horaires non connus")
    assert told(board.planned) == [("emploi", (MORNING, AFTERNOON), 1, None, None)]
    assert (board.now, board.later) == ((), ())


def test_board_puts_advice_at_a_distance_apart_and_orders_by_name(place: Place, other_place: Place) -> None:
    factories.make_place("Conseil en ligne", kind=PlaceKind.ONLINE)

    board = queries.today(MONDAY, "fr")

    assert board.day == date(2026, 11, 23)
    assert [line.place.name for line in board.places] == ["Centre des Alpes", "Cité du Port"]
    assert [line.place.name for line in board.online] == ["Conseil en ligne"]


@pytest.mark.parametrize("count", [1, 3])
def test_board_costs_six_queries_whatever_it_holds(
    network: Network, school_calendar: None, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        place = factories.make_place(f"Lieu {number}", opening_hours="Mo-Fr 09:00-17:00; SH off")
        factories.make_permanence(place, pole=factories.make_pole(f"pole-{number}"))

    with django_assert_num_queries(6):
        board = queries.today(MONDAY, "fr")

    assert [len(line.now) for line in board.places] == [1] * count
