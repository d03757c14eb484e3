"""Where to point somebody on to: who receives the need now first, then by distance, never by partner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from maillage.network import queries as network
from maillage.network.enums import PlaceKind
from maillage.network.models import Place
from tests import factories

pytestmark = pytest.mark.django_db

WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # ten o'clock there


@pytest.fixture
def here() -> Place:
    return factories.make_place("Gap", slug="gap", latitude=44.56, longitude=6.08)


def add(name: str, *, km: float, half_day: str | None = "matin", **values: Any) -> Place:
    """A place so many kilometres to the north, with somebody for jobs on a half-day of Wednesdays, or nobody."""
    place = factories.make_place(name, slug=name.lower(), latitude=44.56 + km / 111.2, longitude=6.08, **values)
    if half_day:
        factories.make_permanence(place, weekday=2, half_day=half_day)
    return place


def names(here: Place, pole_code: str = "") -> list[str]:
    return [way.today.place.name for way in network.elsewhere(here, WEDNESDAY, pole_code=pole_code, language="fr")]


def test_who_receives_now_comes_first_then_later_today_each_by_distance(here: Place) -> None:
    add("Later", km=2, half_day="apres_midi")
    add("Far", km=40)
    add("Near", km=10)
    add("Shut", km=1, opening_hours="Mo 09:00-12:00")
    add("Quiet", km=3, half_day=None)
    pole = factories.make_pole()

    assert names(here, pole.code) == ["Near", "Far", "Later"]
    assert names(here) == ["Near", "Far", "Later", "Quiet"]


def test_a_need_nobody_receives_leads_nowhere(here: Place) -> None:
    add("Near", km=10)

    assert names(here, "creation") == []


def test_a_card_tells_distance_hours_and_telephone(here: Place) -> None:
    add("Near", km=10, phone="04 92 00 00 00")

    way = network.elsewhere(here, WEDNESDAY, language="fr")[0]

    assert (round(way.km or 0), way.hours.phone, len(way.hours.stretches), way.is_for_now) == (
        10, "04 92 00 00 00", 2, True,
    )  # fmt: skip


def test_advice_at_a_distance_comes_after_doors_of_its_rank(here: Place) -> None:
    add("Online", km=0, kind=PlaceKind.ONLINE)
    add("Near", km=10)

    assert names(here) == ["Near", "Online"]


def test_who_bears_a_place_changes_nothing(here: Place) -> None:
    bearers = [factories.make_organisation(name, slug=name.lower()) for name in ("Aaa", "Zzz")]
    add("One", km=10, bearer=bearers[1])
    add("Two", km=12, bearer=bearers[0])
    before = names(here)
    for place, bearer in zip(Place.objects.exclude(slug="gap").order_by("name"), bearers, strict=True):
        Place.objects.filter(id=place.id).update(bearer=bearer)

    assert before == names(here) == ["One", "Two"]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_whatever_there_is(
    here: Place, number: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for rank in range(number):
        add(f"Place{rank}", km=rank + 1)

    with django_assert_max_num_queries(10):
        network.elsewhere(here, WEDNESDAY, language="fr")
