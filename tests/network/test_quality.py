"""Service sheets: criteria one by one, reviews in turn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions, queries
from maillage.network.enums import Known, Met, PlaceKind, ReviewState
from maillage.network.models import Network, Place, Service
from maillage.network.quality import criteria_of, due_on, review_state
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()
DAY = timedelta(days=1)
COMPLETE: dict[str, Any] = {
    "audiences": ["tout public"],
    "themes": ["preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation"],
    "description": "x" * 200,
    "title_en": "Prepare", "summary_en": "An hour.", "description_en": "In a small group.",
    "simple_version": "Nous préparons l’entretien avec vous.",
    "updated_on": TODAY,
}  # fmt: skip


def met(service: Service, places: list[Place], on: date = TODAY) -> dict[str, Met]:
    return {one.code: one.met for one in criteria_of(service, places, on)}


@pytest.fixture
def door(network: Network) -> Place:
    return factories.make_place(phone="04 65 71 00 01", step_free=Known.YES)


def test_a_complete_sheet_meets_every_criterion_and_has_nothing_to_do(door: Place) -> None:
    service = factories.make_service(**COMPLETE)

    found = criteria_of(service, [door], TODAY)

    assert [one.code for one in found] == [
        "address", "contact", "audience", "theme", "fee", "description", "freshness", "english", "simple", "access",
    ]  # fmt: skip
    assert {(one.met, str(one.todo)) for one in found} == {(Met.YES, "")}


@pytest.mark.parametrize(
    ("code", "changes", "expected"),
    [
        ("audience", {"audiences": []}, Met.NO),
        ("theme", {"themes": []}, Met.NO),
        ("description", {"description": "x" * 199}, Met.PARTLY),
        ("description", {"description": "x" * 99}, Met.NO),
        ("description", {"description": "x" * 2000}, Met.YES),
        ("english", {"summary_en": ""}, Met.PARTLY),
        ("english", {"title_en": "", "summary_en": "", "description_en": ""}, Met.NO),
        ("simple", {"simple_version": ""}, Met.NO),
        ("freshness", {"updated_on": TODAY - 183 * DAY}, Met.YES),
        ("freshness", {"updated_on": TODAY - 184 * DAY}, Met.PARTLY),
        ("freshness", {"updated_on": TODAY - 730 * DAY}, Met.PARTLY),
        ("freshness", {"updated_on": TODAY - 731 * DAY}, Met.NO),
        ("freshness", {"updated_on": TODAY - 731 * DAY, "reviewed_on": TODAY}, Met.YES),
    ],
)
def test_each_criterion_has_its_bounds_and_says_what_to_do(
    door: Place, code: str, changes: dict[str, Any], expected: Met
) -> None:
    service = factories.make_service(**{**COMPLETE, **changes})

    one = next(found for found in criteria_of(service, [door], TODAY) if found.code == code)

    assert one.met == expected
    assert bool(str(one.todo)) == (expected != Met.YES)


def test_what_concerns_places_is_all_some_or_none(door: Place) -> None:
    service = factories.make_service(**COMPLETE)
    bare = factories.make_place("Point du Quai", address="", postal_code="")

    assert [met(service, places)["address"] for places in ([door], [door, bare], [bare])] == [
        Met.YES, Met.PARTLY, Met.NO,
    ]  # fmt: skip
    assert [met(service, places)["contact"] for places in ([door, bare], [])] == [Met.PARTLY, Met.NO]
    assert [met(service, places)["access"] for places in ([door, bare], [bare])] == [Met.PARTLY, Met.NO]


def test_advice_at_a_distance_needs_no_address(network: Network) -> None:
    online = factories.make_place("Le Fil", kind=PlaceKind.ONLINE, address="", phone="04 65 71 00 02")
    service = factories.make_service(**COMPLETE, is_remote=True)

    assert met(service, [])["address"] == Met.YES
    assert (met(service, [online])["address"], met(service, [online])["access"]) == (Met.YES, Met.YES)


# ── Reviews ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, date(2026, 7, 7)),  # six months after 5 January
        ({"reviewed_on": date(2026, 3, 1)}, date(2026, 8, 31)),
        ({"review_on": date(2026, 2, 1)}, date(2026, 2, 1)),
        ({"review_on": date(2026, 1, 1)}, date(2026, 7, 7)),  # chosen before the last change
    ],
)
def test_a_sheet_is_due_on_the_day_chosen_else_six_months_after_the_last_look(
    network: Network, changes: dict[str, Any], due: date
) -> None:
    assert due_on(factories.make_service(**changes)) == due


@pytest.mark.parametrize(
    ("days", "state"),
    [(-31, ReviewState.LATE), (-30, ReviewState.DUE), (0, ReviewState.DUE), (1, ReviewState.SOON),
     (30, ReviewState.SOON), (31, ReviewState.LATER)],
)  # fmt: skip
def test_the_state_of_a_review_follows_its_day(network: Network, days: int, state: ReviewState) -> None:
    service = factories.make_service(updated_on=date(2020, 1, 1), review_on=TODAY + days * DAY)

    assert review_state(service, TODAY) == state


def test_a_sheet_read_today_is_due_in_six_months(place: Place, organiser: Account) -> None:
    service = factories.make_service(places=[place], review_on=date(2026, 2, 1))

    actions.review_service(service=service, actor=organiser, at=MONDAY)

    service.refresh_from_db()
    assert (service.reviewed_on, due_on(service)) == (TODAY, TODAY + 183 * DAY)
    assert (service.updated_on, Entry.objects.get().verb) == (date(2026, 1, 5), "network.review_service")


def test_a_sheet_of_somebody_else_is_not_reviewed(place: Place, stranger: Account) -> None:
    service = factories.make_service(places=[place])

    with pytest.raises(NotYours):
        actions.review_service(service=service, actor=stranger, at=MONDAY)

    service.refresh_from_db()
    assert service.reviewed_on is None


def test_the_queue_holds_ones_own_sheets_the_longest_waiting_first(
    place: Place, other_place: Place, organiser: Account
) -> None:
    factories.make_service("Plus tard", places=[place], updated_on=TODAY)
    factories.make_service("Attend", places=[place])
    factories.make_service("Ailleurs", places=[other_place])
    factories.make_service("Fini", places=[place], valid_until=TODAY - DAY)

    lines = queries.reviews_of(organiser, TODAY)

    assert [(line.service.title, line.owner, line.is_waiting) for line in lines] == [
        ("Attend", "Cité du Port", True),
        ("Plus tard", "Cité du Port", False),
    ]


def test_a_sheet_of_several_places_is_the_coordinations(
    place: Place, other_place: Place, administrator: Account
) -> None:
    factories.make_service(places=[place, other_place])

    (line,) = queries.reviews_of(administrator, TODAY)

    assert line.owner == "coordination du réseau"


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_three_queries(
    place: Place, administrator: Account, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        factories.make_service(f"Service {number}", places=[place])

    with django_assert_num_queries(3):
        assert len(queries.reviews_of(administrator, TODAY)) == count
