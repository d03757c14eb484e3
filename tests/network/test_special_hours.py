"""Closures and other hours, laid over the usual ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from maillage.network import queries
from maillage.network.calendars import Always
from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.models import Network, Place
from maillage.network.opening import Hours, Opening, State
from maillage.network.sheets import SpecialDay
from maillage.network.special_hours import Special
from tests import factories
from tests.network.conftest import MONDAY, WEDNESDAY_ARMISTICE, paris

USUAL = "Mo-Fr 09:00-12:30,13:30-17:00"
TODAY, ARMISTICE = MONDAY.date(), WEDNESDAY_ARMISTICE.date()
CLOSED = Special(SpecialEffect.CLOSED, TODAY, TODAY, reason=SpecialReason.WORKS)


def opened(day: date, start: int, end: int, *, last_on: date | None = None) -> Special:
    return Special(SpecialEffect.OPEN, day, last_on or day, time(start), time(end))


def hours(*specials: Special, usual: str = USUAL) -> Hours:
    return Hours(usual, Always(answer=False), specials=specials)


def clocks(found: Hours, day: date) -> list[tuple[str, str]]:
    return [(f"{span.starts_at:%H:%M}", f"{span.ends_at:%H:%M}") for span in found.open_spans(day)]


# ── Closures ─────────────────────────────────────────────────────────────────
def test_closure_of_a_day_closes_until_the_next_usual_opening_and_says_why() -> None:
    opening = hours(CLOSED).opening_at(MONDAY)

    tuesday = paris(2026, 11, 24, 9)
    assert opening == Opening(State.CLOSED, tuesday, tuesday, "Fermé exceptionnellement : travaux")


def test_closure_without_a_reason_is_only_exceptional_and_is_told_in_english() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY, TODAY)

    with override("en"):
        assert hours(closed).opening_at(MONDAY).reason == "Closed exceptionally"


def test_closure_begins_and_ends_with_its_days() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY, TODAY + timedelta(days=1))

    openings = [hours(closed).opening_at(paris(2026, 11, day, 10)).state for day in (20, 23, 24, 25)]

    assert openings == [State.OPEN, State.CLOSED, State.CLOSED, State.OPEN]


def test_closure_of_tomorrow_leaves_this_evening_its_own_reason() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY + timedelta(days=1), TODAY + timedelta(days=1))

    opening = hours(closed).opening_at(paris(2026, 11, 23, 18))

    assert opening == Opening(State.CLOSED, paris(2026, 11, 25, 9), paris(2026, 11, 25, 9))


def test_closure_from_noon_leaves_the_morning() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY, TODAY, starts_at=time(13))

    assert clocks(hours(closed), TODAY) == [("09:00", "12:30")]
    assert hours(closed).opening_at(MONDAY).until == paris(2026, 11, 23, 12, 30)


def test_closure_until_noon_leaves_the_afternoon() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY, TODAY, ends_at=time(13))

    assert clocks(hours(closed), TODAY) == [("13:30", "17:00")]
    assert hours(closed).opening_at(MONDAY).opens_at == paris(2026, 11, 23, 13, 30)


def test_closure_of_an_hour_cuts_the_stretch_in_two() -> None:
    closed = Special(SpecialEffect.CLOSED, TODAY, TODAY, time(10), time(11))

    assert clocks(hours(closed), TODAY) == [("09:00", "10:00"), ("11:00", "12:30"), ("13:30", "17:00")]
    around = ((9, 59), (10,), (10, 59), (11,))
    states = [hours(closed).opening_at(paris(2026, 11, 23, *clock)).state for clock in around]
    assert states == [State.OPEN, State.CLOSED, State.CLOSED, State.OPEN]


def test_closure_of_a_place_whose_hours_nobody_gave_is_known() -> None:
    found = hours(CLOSED, usual="")

    assert found.opening_at(MONDAY).state == State.CLOSED
    assert found.opening_at(paris(2026, 11, 22, 10)).state == State.UNKNOWN
    assert found.opening_at(paris(2026, 11, 24, 10)) == Opening(State.UNKNOWN, reason="Horaires non connus")


# ── Other hours ──────────────────────────────────────────────────────────────
def test_other_hours_replace_those_of_the_day() -> None:
    assert clocks(hours(opened(TODAY, 10, 15)), TODAY) == [("10:00", "15:00")]


def test_other_hours_open_a_public_holiday() -> None:
    found = hours(opened(ARMISTICE, 10, 12))

    assert found.opening_at(WEDNESDAY_ARMISTICE) == Opening(State.OPEN, paris(2026, 11, 11, 12))


def test_two_other_hours_of_one_day_hold_together() -> None:
    found = hours(opened(TODAY, 9, 11), opened(TODAY, 14, 16))

    assert clocks(found, TODAY) == [("09:00", "11:00"), ("14:00", "16:00")]


def test_closure_of_the_same_day_cuts_into_a_holiday_opening() -> None:
    found = hours(Special(SpecialEffect.CLOSED, ARMISTICE, ARMISTICE, starts_at=time(11)), opened(ARMISTICE, 10, 12))

    assert clocks(found, ARMISTICE) == [("10:00", "11:00")]


def test_the_most_precise_period_has_the_last_word() -> None:
    fortnight = Special(SpecialEffect.CLOSED, TODAY, TODAY + timedelta(days=13))
    found = hours(opened(TODAY + timedelta(days=1), 9, 11), fortnight)

    assert [clocks(found, TODAY + timedelta(days=number)) for number in range(3)] == [[], [("09:00", "11:00")], []]


# ── The two Sundays when the clock changes ───────────────────────────────────
def test_closure_on_the_sunday_of_spring_lasts_twenty_three_hours() -> None:
    sunday = date(2027, 3, 28)
    (span,) = hours(Special(SpecialEffect.CLOSED, sunday, sunday), usual="24/7").spans_of(sunday)

    assert (span.state, span.ends_at.astimezone(UTC) - span.starts_at.astimezone(UTC)) == (
        State.CLOSED, timedelta(hours=23),
    )  # fmt: skip


def test_closure_on_the_sunday_of_autumn_lasts_until_its_hour() -> None:
    sunday = date(2026, 10, 25)
    found = hours(Special(SpecialEffect.CLOSED, sunday, sunday, ends_at=time(4)), usual="24/7")

    closed, opened_again = found.spans_of(sunday)

    assert closed.ends_at.astimezone(UTC) - closed.starts_at.astimezone(UTC) == timedelta(hours=5)
    assert opened_again.state == State.OPEN
    assert found.opening_at(datetime(2026, 10, 25, 2, 59, tzinfo=UTC)).state == State.CLOSED
    assert found.opening_at(datetime(2026, 10, 25, 3, 0, tzinfo=UTC)).state == State.OPEN


# ── What the public reads ────────────────────────────────────────────────────
def test_a_closure_is_read_everywhere_at_once(place: Place) -> None:
    factories.make_permanence(place)
    factories.make_special_hours(place, reason=SpecialReason.BREAKDOWN, sentence="Plus de chauffage.")

    (board,), (near,) = queries.today(MONDAY, "fr").places, queries.places_near(43.3, 5.4, MONDAY)
    sheet = queries.place_sheet(place.slug, MONDAY, "fr")

    assert {board.opening.state, near.opening.state, sheet.opening.state} == {State.CLOSED}
    assert (board.now, board.later) == ((), ())
    assert sheet.special_days == (SpecialDay(TODAY, TODAY, (), SpecialReason.BREAKDOWN, "Plus de chauffage."),)


def test_a_closure_withdrawn_or_of_another_place_changes_nothing(place: Place, other_place: Place) -> None:
    factories.make_special_hours(place, is_withdrawn=True)
    factories.make_special_hours(other_place)

    sheet = queries.place_sheet(place.slug, MONDAY, "fr")

    assert (sheet.opening.state, sheet.special_days) == (State.OPEN, ())


def test_special_days_alike_and_in_a_row_are_one_line(place: Place) -> None:
    friday = date(2026, 11, 27)
    factories.make_special_hours(place, last_on=date(2026, 11, 25))
    factories.make_special_hours(
        place, effect=SpecialEffect.OPEN, first_on=friday, starts_at=time(10), ends_at=time(12)
    )

    days = queries.place_sheet(place.slug, MONDAY, "fr").special_days

    assert days == (
        SpecialDay(TODAY, date(2026, 11, 25), (), SpecialReason.OTHER, ""),
        SpecialDay(friday, friday, ((time(10), time(12)),), SpecialReason.OTHER, ""),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_special_hours_cost_one_query_for_the_whole_network(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        factories.make_special_hours(factories.make_place(f"Lieu {number}"))

    with django_assert_num_queries(3):
        near = queries.places_near(43.3, 5.4, MONDAY)

    assert [line.opening.state for line in near] == [State.CLOSED] * count
