"""Public holidays, bridge days and school holidays to come, and the hours decided for them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions, queries
from maillage.network.actions import Choice, Decision
from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.errors import UnknownValue
from maillage.network.models import Place, SpecialHours
from maillage.network.occasions import Occasion, occasions_from
from maillage.network.opening import State
from maillage.reference.queries.calendar import SchoolHolidayLine
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY, paris

TODAY, NOEL = MONDAY.date(), date(2026, 12, 25)
FERIE, PONT, VACANCES = SpecialReason.PUBLIC_HOLIDAY, SpecialReason.BRIDGE, SpecialReason.SCHOOL_HOLIDAY


def decided(choice: Choice, **values: Any) -> Decision:
    return Decision(**{"first_on": NOEL, "last_on": NOEL, "reason": FERIE, "choice": choice, **values})


def decide(place: Place, actor: Account | None, *decisions: Decision) -> actions.Decided:
    return actions.decide_occasions(place=place, decisions=decisions, actor=actor, at=MONDAY)


# ── What comes ───────────────────────────────────────────────────────────────
def test_occasions_of_a_half_year_are_holidays_bridges_and_school_holidays_in_order() -> None:
    noel = SchoolHolidayLine("B", "Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3))

    found = occasions_from(TODAY, [noel], "fr")

    assert found == [
        Occasion(VACANCES, "Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3)),
        Occasion(FERIE, "Noël", NOEL, NOEL),
        Occasion(FERIE, "Jour de l'an", date(2027, 1, 1), date(2027, 1, 1)),
        Occasion(FERIE, "Lundi de Pâques", date(2027, 3, 29), date(2027, 3, 29)),
        Occasion(FERIE, "Fête du Travail", date(2027, 5, 1), date(2027, 5, 1)),
        Occasion(FERIE, "Ascension", date(2027, 5, 6), date(2027, 5, 6)),
        Occasion(PONT, "", date(2027, 5, 7), date(2027, 5, 7)),
        Occasion(FERIE, "Fête de la Victoire", date(2027, 5, 8), date(2027, 5, 8)),
        Occasion(FERIE, "Lundi de Pentecôte", date(2027, 5, 17), date(2027, 5, 17)),
    ]


@pytest.mark.parametrize(
    ("day", "bridges"),
    [
        (date(2027, 7, 10), []),  # 14 July 2027 is a Wednesday
        (date(2026, 7, 10), [date(2026, 7, 13)]),  # a Tuesday: its Monday
        (date(2028, 11, 8), []),  # 11 November 2028 is a Saturday
    ],
)
def test_a_bridge_is_a_working_day_between_two_days_off(day: date, bridges: list[date]) -> None:
    week = [
        one.first_on for one in occasions_from(day, [], "fr") if one.reason == PONT and one.first_on.year == day.year
    ]

    assert [found for found in week if (found - day).days < 10] == bridges


def test_school_holidays_under_way_are_listed_and_over_ones_are_not() -> None:
    noel = SchoolHolidayLine("B", "Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3))

    names = [[one.name for one in occasions_from(day, [noel], "fr")] for day in (date(2027, 1, 3), date(2027, 1, 4))]

    assert ["Vacances de Noël" in found for found in names] == [True, False]


@pytest.mark.usefixtures("school_calendar")
def test_occasions_of_a_place_tell_its_usual_hours_and_what_is_announced(
    place: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    closed = factories.make_special_hours(place, first_on=NOEL, reason=FERIE)

    with django_assert_num_queries(3):
        lines = queries.occasions_of(place, TODAY, "fr")

    assert [(line.occasion.name, line.usual, line.announced) for line in lines[:3]] == [
        ("Vacances de Noël", ((time(9), time(12, 30)), (time(13, 30), time(17))), None),
        ("Noël", (), closed),
        ("Jour de l'an", (), None),
    ]


# ── What is decided ──────────────────────────────────────────────────────────
def test_a_holiday_decided_open_is_read_at_once(place: Place, organiser: Account) -> None:
    decide(place, organiser, decided(Choice.OTHER, starts_at=time(10), ends_at=time(16)))

    (board,) = queries.today(paris(2026, 12, 25, 11), "fr").places

    assert (board.opening.state, board.opening.until) == (State.OPEN, paris(2026, 12, 25, 16))


def test_a_decision_that_holds_already_changes_nothing(place: Place, organiser: Account) -> None:
    first = decide(place, organiser, decided(Choice.CLOSED))
    acts = Entry.objects.count()

    second = decide(place, organiser, decided(Choice.CLOSED))

    assert (first.changed, second.changed) == (1, 0)
    assert Entry.objects.count() == acts


def test_a_decision_changed_withdraws_the_one_before(place: Place, organiser: Account) -> None:
    decide(place, organiser, decided(Choice.CLOSED))
    decide(place, organiser, decided(Choice.OTHER, starts_at=time(10), ends_at=time(12)))
    decide(place, organiser, decided(Choice.USUAL))

    kept = SpecialHours.objects.order_by("effect").values_list("effect", "is_withdrawn")
    assert list(kept) == [(SpecialEffect.CLOSED, True), (SpecialEffect.OPEN, True)]


def test_a_closure_of_the_same_day_for_another_reason_is_left_alone(place: Place, organiser: Account) -> None:
    works = factories.make_special_hours(place, first_on=NOEL, reason=SpecialReason.WORKS)

    decide(place, organiser, decided(Choice.USUAL))

    works.refresh_from_db()
    assert not works.is_withdrawn


def test_one_refusal_among_decisions_keeps_none(place: Place, organiser: Account) -> None:
    with pytest.raises(UnknownValue):
        decide(place, organiser, decided(Choice.CLOSED), decided(Choice.OTHER, reason=PONT))

    assert (SpecialHours.objects.count(), Entry.objects.count()) == (0, 0)


def test_decisions_for_somebody_elses_place_are_refused(place: Place, stranger: Account) -> None:
    with pytest.raises(NotYours):
        decide(place, stranger, decided(Choice.CLOSED))
