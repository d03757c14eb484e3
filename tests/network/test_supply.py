from __future__ import annotations

from datetime import date

import pytest

from maillage.core.declarations import Supply, supply_sources
from maillage.core.instants import HalfDay
from maillage.network.models import Network, Place
from tests import factories

MONDAY = date(2026, 11, 23)


def supplies(on: date = MONDAY) -> list[Supply]:
    return list(supply_sources.get("permanences").supplies(on))


def test_supply_is_hours_open_within_the_half_day_times_counsellors(place: Place) -> None:
    factories.make_permanence(place, counsellors=2)
    factories.make_permanence(place, half_day=HalfDay.AFTERNOON, weekday=1)

    # 2 people x 3 h 30, then 1 person x 3 h 30.
    assert supplies() == [Supply(pole="emploi", latitude=43.2965, longitude=5.3698, weekly_hours=10.5)]


def test_supply_is_told_by_place_and_pole(place: Place, other_place: Place) -> None:
    factories.make_permanence(place)
    factories.make_permanence(other_place)
    factories.make_permanence(place, pole=factories.make_pole("formation"))

    assert [(line.pole, line.latitude) for line in supplies()] == [
        ("emploi", 44.5594),
        ("emploi", 43.2965),
        ("formation", 43.2965),
    ]


@pytest.mark.parametrize("values", [{"opening_hours": ""}, {"opening_hours": "Tu 09:00-12:00"}])
def test_supply_of_a_closed_or_unknown_half_day_is_nothing(network: Network, values: dict[str, str]) -> None:
    factories.make_permanence(factories.make_place(**values))

    assert [line.weekly_hours for line in supplies()] == [0.0]


def test_supply_leaves_out_places_without_position_and_ended_permanences(network: Network, place: Place) -> None:
    factories.make_permanence(factories.make_place(latitude=None, longitude=None))
    factories.make_permanence(place, valid_until=date(2026, 11, 22))

    assert supplies() == []


def test_supply_looks_past_a_public_holiday(network: Network) -> None:
    factories.make_permanence(factories.make_place(), weekday=2)

    assert [line.weekly_hours for line in supplies(date(2026, 11, 11))] == [3.5]
