"""Counting at a desk: what is told, told twice, taken back, refused."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception import queries as reception
from maillage.reception.enums import DayState
from maillage.reception.models import Day, DoorCount, ProfileFact, VisitFact, VisitTotal
from tests.desk.conftest import AFTERNOON, SetClock, Tell

pytestmark = pytest.mark.django_db

DAY = reverse("desk:day", args=["gap"])


def page_of(desk: Client) -> Any:
    """What the day's page was given."""
    return desk.get(DAY).context


def counted() -> list[tuple[str, str, str, int, int]]:
    """What was kept, without its random ids."""
    return sorted(VisitFact.objects.values_list("half_day", "nature", "reason", "number", "groups"))


# ── Counting ─────────────────────────────────────────────────────────────────
def test_one_person_counted_twice_by_the_same_form_is_one(desk: Client) -> None:
    sent = {"operation": str(uuid.uuid4()), "number": "1"}

    for _again in range(2):
        desk.post(reverse("desk:count", args=["gap"]), sent)

    page = page_of(desk)
    assert page["frame"].so_far.people_of_day == 1
    assert [line.words for line in page["acts"]] == ["1 personne"]


def test_a_reason_counts_in_one_tap_with_what_follows(tell: Tell) -> None:
    answer = tell("desk:count", number="1", nature="individuel", reason="reconversion", outcome="entretien")

    assert (answer.status_code, answer["Location"]) == (302, f"{DAY}#compter")
    fact = VisitFact.objects.get()
    assert (fact.nature, fact.reason, fact.outcome, fact.number, fact.groups) == (
        "individuel", "reconversion", "entretien", 1, 0,
    )  # fmt: skip


def test_a_group_is_a_true_count_with_its_nature(tell: Tell, desk: Client) -> None:
    tell("desk:count", number="23", nature="groupe_scolaire")

    page = page_of(desk)
    assert counted() == [("matin", "groupe_scolaire", "nr", 23, 1)]
    assert [line.words for line in page["acts"]] == ["23 personnes · Groupe scolaire"]


def test_several_people_each_alone_are_no_group(tell: Tell) -> None:
    tell("desk:count", number="4", nature="individuel")

    assert counted() == [("matin", "individuel", "nr", 4, 0)]


@pytest.mark.parametrize(
    "wrong",
    [{"number": "0"}, {"number": "2001"}, {"number": "douze"}, {"number": "1", "reason": "loto"},
     {"number": "1", "nature": "bus"}, {"number": "1", "outcome": "loto"}],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_comes_back_to_be_corrected_and_nothing_is_counted(tell: Tell, wrong: dict[str, str]) -> None:
    answer = tell("desk:count", **wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name for name in wrong if name != "number" or len(wrong) == 1]
    assert counted() == []


def test_a_stale_page_counts_on_the_half_day_it_is_sent_in(tell: Tell, set_clock: SetClock) -> None:
    tell("desk:count", number="1")
    set_clock(AFTERNOON)
    tell("desk:count", number="1")

    assert counted() == [("apres_midi", "individuel", "nr", 1, 0), ("matin", "individuel", "nr", 1, 0)]


@pytest.mark.parametrize(
    ("instant", "day"),
    [(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),
     (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),
     (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29))],
    ids=["first 2:30 of the night", "second 2:30 of the night", "the night without 2:30"],
)  # fmt: skip
def test_the_night_the_clock_changes_counts_on_the_morning_of_its_day(
    place: Place, tell: Tell, set_clock: SetClock, instant: datetime, day: date
) -> None:
    set_clock(instant)

    tell("desk:count", number="1")

    assert reception.counts_of(place, day, HalfDay.MORNING).people == 1


def test_on_a_closed_day_people_are_a_dated_line(place: Place, tell: Tell) -> None:
    day = date(2026, 11, 25)
    Day.objects.create(place=place, day=day, state=DayState.CLOSED)

    tell("desk:count", number="23", nature="groupe_scolaire")

    assert list(VisitTotal.objects.values_list("number", "groups", "added_on")) == [(23, 1, day)]
    assert counted() == []


# ── Taking back ──────────────────────────────────────────────────────────────
def undo_of(desk: Client, line: int = 0) -> dict[str, str]:
    """The form that takes back one of the last acts, as the page shows it."""
    page = page_of(desk)
    act, frame = page["acts"][line].act, page["frame"]
    return {
        "operation": str(act.undo_id), "day": str(frame.day), "half_day": frame.half_day.value,
        "nature": act.nature, "reason": act.reason, "outcome": act.outcome, "number": f"-{act.number}",
    }  # fmt: skip


def test_an_undo_is_a_fact_with_opposite_numbers(desk: Client, tell: Tell) -> None:
    tell("desk:count", number="23", nature="groupe_scolaire")
    tell("desk:count", number="1", reason="reconversion")

    tell("desk:undo", **undo_of(desk, line=1))

    page = page_of(desk)
    assert counted() == [
        ("matin", "groupe_scolaire", "nr", -23, -1),
        ("matin", "groupe_scolaire", "nr", 23, 1),
        ("matin", "individuel", "reconversion", 1, 0),
    ]
    assert [line.words for line in page["acts"]] == ["1 personne · Changer de métier"]


def test_an_undo_sent_from_two_stale_tabs_acts_once(desk: Client, tell: Tell) -> None:
    for _twice in range(2):
        tell("desk:count", number="1")
    first_tab = second_tab = undo_of(desk)

    tell("desk:undo", **first_tab)
    tell("desk:undo", **second_tab)

    assert page_of(desk)["frame"].so_far.people_of_day == 1


def test_more_than_was_counted_is_not_taken_back(desk: Client, tell: Tell) -> None:
    tell("desk:count", number="1")
    too_many = {**undo_of(desk), "operation": str(uuid.uuid4()), "number": "-2"}

    answer = desk.post(reverse("desk:undo", args=["gap"]), too_many, follow=True)

    assert "Il ne reste rien à reprendre" in answer.content.decode()
    assert counted() == [("matin", "individuel", "nr", 1, 0)]


def test_once_the_half_day_is_over_nothing_is_taken_back_from_the_desk(
    desk: Client, tell: Tell, set_clock: SetClock
) -> None:
    tell("desk:count", number="1")
    late = undo_of(desk)
    set_clock(AFTERNOON)

    answer = desk.post(reverse("desk:undo", args=["gap"]), late, follow=True)

    assert "La demi-journée est finie" in answer.content.decode()
    assert (counted(), answer.context["acts"]) == ([("matin", "individuel", "nr", 1, 0)], [])


def test_the_last_acts_stay_in_the_browser_of_the_desk(tell: Tell, desk: Client) -> None:
    answer = tell("desk:count", number="1")

    cookie = answer.cookies["desk-last"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/equipe/accueil/", True, "Strict")
    desk.cookies["desk-last"] = "gap.2026-11-25.matin!<script>!a.b.c.1.zz"
    assert page_of(desk)["acts"] == []


# ── The door, the profile ────────────────────────────────────────────────────
def test_the_counter_at_the_door_stands_beside_what_was_counted(desk: Client, tell: Tell) -> None:
    tell("desk:count", number="1")
    for shown in ("88", "91"):
        tell("desk:door", number=shown)

    so_far = page_of(desk)["frame"].so_far
    assert (so_far.people, so_far.door, so_far.door_of_day) == (1, 91, 91)


def test_a_door_figure_that_is_none_is_refused_in_place(tell: Tell) -> None:
    answer = tell("desk:door", number="-1")

    assert (answer.status_code, list(answer.context["door_form"].errors)) == (422, ["number"])
    assert not DoorCount.objects.exists()


def test_a_profile_may_say_nothing_and_leads_to_no_visit(tell: Tell) -> None:
    tell("desk:profile", age="18-24", sex="nr", situation="etudiant")
    tell("desk:profile")

    kept = sorted(ProfileFact.objects.values_list("age", "sex", "situation"))
    assert kept == [("18-24", "nr", "etudiant"), ("nr", "nr", "nr")]


def test_a_profile_outside_the_lists_is_refused(desk: Client) -> None:
    sent = {"operation": str(uuid.uuid4()), "age": "douze ans", "sex": "nr", "situation": "nr"}

    answer = desk.post(reverse("desk:profile", args=["gap"]), sent, follow=True)

    assert "Choisissez une réponse de la liste." in answer.content.decode()
    assert not ProfileFact.objects.exists()


# ── The page ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_whatever_was_counted(
    desk: Client, tell: Tell, number: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _one in range(number):
        tell("desk:count", number="1", reason="reconversion")

    with django_assert_max_num_queries(25):
        desk.get(DAY)
