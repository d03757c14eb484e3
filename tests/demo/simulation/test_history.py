"""A history is made once, the same from the same seed, at invented places alone, with its totals fixed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from maillage.demo.models import Simulation
from maillage.demo.simulation import live_until_yesterday, totals
from maillage.demo.simulation.errors import AlreadyLived, BadYears, NotInvented
from maillage.network.models import Network
from maillage.reception.enums import DayState
from maillage.reception.models import (
    Day,
    DomainFragment,
    ObstacleFragment,
    ProfileFragment,
    RequestFragment,
    SatisfactionAnswer,
    Sheet,
    SheetTally,
    Ticket,
    VisitFact,
    VisitTotal,
)
from tests.demo.simulation.invented import END, OPENED_ON, dump, forget, lived, make_places, small

pytestmark = pytest.mark.django_db


def test_a_year_holds_exactly_the_totals_fixed_first() -> None:
    make_places()

    counted = totals(lived(small(visits=1200, interviews=150)))

    assert (counted.visits, counted.interviews) == (1200, 150)
    assert (counted.first_on, counted.last_on) == (date(2025, 11, 25), END)
    assert sum(month["visits"] for place in counted.places.values() for month in place.values()) == 1200


def test_two_years_hold_twice_the_totals() -> None:
    make_places()

    counted = totals(lived(small(visits=400, interviews=40), years=2))

    assert (counted.visits, counted.interviews) == (800, 80)
    assert counted.first_on == date(2024, 11, 25)


def test_the_same_seed_and_end_give_the_same_rows_in_the_same_order() -> None:
    make_places()
    lived()
    first = dump()
    forget()

    lived()

    assert dump() == first


def test_another_seed_gives_other_rows() -> None:
    make_places()
    lived(seed=7)
    first = set(Day.objects.values_list("id", flat=True))
    forget()

    lived(seed=8)

    assert first.isdisjoint(Day.objects.values_list("id", flat=True))


def test_past_days_exist_only_as_closed_days_and_frozen_tables() -> None:
    make_places()

    lived()

    assert set(Day.objects.values_list("state", flat=True)) == {DayState.CLOSED}
    assert [model.objects.count() for model in (VisitFact, Sheet, Ticket)] == [0, 0, 0]
    kept = (ProfileFragment.objects.filter(is_interview=True), RequestFragment, ObstacleFragment, DomainFragment)
    assert [table.count() if hasattr(table, "count") else table.objects.count() for table in kept] == [150] * 4


def test_nothing_is_invented_at_a_place_that_is_not_of_the_pack() -> None:
    other = make_places()["autre"]

    lived()

    assert not Day.objects.filter(place=other).exists()
    assert not VisitTotal.objects.filter(place_key=str(other.id)).exists()


def test_opinions_are_kept_twenty_four_months_before_the_end() -> None:
    make_places()

    lived(small(visits=800, interviews=20), years=3)

    oldest = SatisfactionAnswer.objects.earliest("day").day
    assert END - timedelta(days=730) <= oldest < END - timedelta(days=700)


def test_a_place_has_no_day_before_it_opens() -> None:
    place = make_places()["maison-des-remparts"]

    lived()

    assert Day.objects.filter(place=place).earliest("day").day == OPENED_ON


def test_a_second_call_changes_nothing() -> None:
    make_places()
    lived()
    first = dump()

    lived()

    assert dump() == first


def test_later_calls_add_the_missing_days_and_leave_the_others() -> None:
    make_places()
    lived(until=END)
    before = set(Day.objects.values_list("id", flat=True))

    lived(until=END + timedelta(days=8))

    added = Day.objects.exclude(id__in=before)
    assert before <= set(Day.objects.values_list("id", flat=True))
    assert {day.day for day in added} == {date(2026, 11, 25) + timedelta(days=n) for n in (0, 1, 2, 5, 6, 7)}
    assert Simulation.objects.get().last_on == END + timedelta(days=8)


def test_days_added_later_join_the_fragments_that_were_not_settled() -> None:
    make_places()
    lived()
    before = RequestFragment.objects.count()

    lived(until=END + timedelta(days=60))

    tallied = sum(SheetTally.objects.values_list("number", flat=True))
    assert RequestFragment.objects.count() == tallied > before


def test_a_day_that_the_team_opened_is_left_as_it_is() -> None:
    place = make_places()["maison-du-vallon"]
    Day.objects.create(place=place, day=date(2026, 11, 23))

    lived()

    assert Day.objects.get(place=place, day=date(2026, 11, 23)).state == DayState.OPEN
    assert not VisitTotal.objects.filter(place_key=str(place.id), day=date(2026, 11, 23)).exists()


def test_a_real_network_is_refused_and_nothing_is_written() -> None:
    make_places()
    Network.objects.update(is_demonstration=False)

    with pytest.raises(NotInvented):
        lived()

    assert Day.objects.count() == 0
    assert live_until_yesterday(at=datetime(2026, 11, 25, 9, tzinfo=UTC)) is None


@pytest.mark.parametrize("years", [0, 21])
def test_a_number_of_years_out_of_bounds_is_refused(years: int) -> None:
    make_places()

    with pytest.raises(BadYears):
        lived(years=years)

    assert Simulation.objects.count() == 0


@pytest.mark.parametrize("wish", [{"seed": 8}, {"years": 3}])
def test_another_history_over_the_first_is_refused(wish: dict[str, int]) -> None:
    make_places()
    lived()
    first = dump()

    with pytest.raises(AlreadyLived):
        lived(**wish)

    assert dump() == first


def test_a_start_lives_a_year_that_ends_yesterday_and_the_next_the_days_since(monkeypatch: pytest.MonkeyPatch) -> None:
    make_places()
    monkeypatch.setattr("maillage.demo.simulation.history.activity", small)

    live_until_yesterday(at=datetime(2026, 11, 25, 9, tzinfo=UTC))
    first = dump()
    live_until_yesterday(at=datetime(2026, 11, 25, 17, tzinfo=UTC))
    again = dump()
    made = live_until_yesterday(at=datetime(2026, 11, 27, 9, tzinfo=UTC))

    assert again == first
    assert made is not None
    assert (made.first_on, made.year_ends_on, made.last_on) == (date(2025, 11, 25), END, date(2026, 11, 26))
    assert set(Day.objects.filter(day__gt=END).values_list("day", flat=True)) == {
        date(2026, 11, 25),
        date(2026, 11, 26),
    }


def test_a_day_left_open_is_closed_before_the_missing_ones_are_lived(monkeypatch: pytest.MonkeyPatch) -> None:
    place = make_places()["maison-du-vallon"]
    monkeypatch.setattr("maillage.demo.simulation.history.activity", small)
    lived()
    Day.objects.create(place=place, day=date(2026, 11, 25))

    live_until_yesterday(at=datetime(2026, 11, 26, 9, tzinfo=UTC))

    assert Day.objects.get(place=place, day=date(2026, 11, 25)).state == DayState.CLOSED
    assert not VisitTotal.objects.filter(place_key=str(place.id), day=date(2026, 11, 25)).exists()
