"""Kept questions are read in bands, taken up, handed on as needs; one heard at a desk is counted there."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.declarations import need_sources
from maillage.core.errors import NotYours
from maillage.network.models import Network, Place
from maillage.network.quarters import Quarter
from maillage.safeguards.models import Entry
from maillage.search import actions, queries
from maillage.search.enums import Channel, FollowUp
from maillage.search.errors import StaleVersion
from maillage.search.models import GapKey, SearchGap
from maillage.search.needs.bands import band_start, band_words
from maillage.search.needs.hashing import origin_mark
from tests import factories
from tests.search.needs.conftest import MONDAY, QUESTION

pytestmark = pytest.mark.django_db
FOURTH = Quarter(date(2026, 10, 1))


@pytest.fixture
def documentalist(network: Network) -> Account:
    """Keeps the shelf."""
    account = factories.make_account("Dora Documente", email="dora@exemple.test")
    factories.make_grant(account, Role.DOCUMENTALIST)
    return account


# ── Reading ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("half_days", "start", "words"),
    [
        (5, 5, "de 5 à 9 demi-journées"),
        (9, 5, "de 5 à 9 demi-journées"),
        (10, 10, "de 10 à 19 demi-journées"),
        (49, 20, "de 20 à 49 demi-journées"),
        (50, 50, "50 demi-journées et plus"),
        (276, 50, "50 demi-journées et plus"),
    ],
)
def test_how_often_is_told_in_bands(half_days: int, start: int, words: str) -> None:
    assert (band_start(half_days), band_words(half_days)) == (start, words)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_questions_of_a_quarter_are_read_in_one_query(count: int, django_assert_num_queries: object) -> None:
    for number in range(count):
        factories.make_question(f"question {number}")
    factories.make_question("ailleurs", quarter_ends_on=date(2026, 9, 30))

    with django_assert_num_queries(1):  # type: ignore[operator]
        lines = queries.kept_questions(FOURTH)

    assert [line.words for line in lines] == [f"question {number}" for number in range(count)]


def test_what_awaits_somebody_comes_first_then_the_most_asked_band() -> None:
    factories.make_question("c", half_days=60, follow_up=FollowUp.HEARD)
    factories.make_question("b", half_days=6)
    factories.make_question("a", half_days=9)
    factories.make_question("d", half_days=12)

    assert [line.words for line in queries.kept_questions(FOURTH)] == ["d", "a", "b", "c"]


def test_needs_are_told_by_quarter_for_the_network_at_the_start_of_their_band(network: Network) -> None:
    factories.make_question("dressage drones", half_days=8)
    factories.make_question("hors période", quarter_ends_on=date(2026, 9, 30))

    (need,) = need_sources.get("unanswered_searches").needs(date(2026, 10, 1), date(2026, 12, 31))

    assert (need.theme, need.territory, need.count) == ("dressage drones", network.region_code, 5)
    assert (need.period_start, need.period_end) == (date(2026, 10, 1), date(2026, 12, 31))


# ── Taking up ────────────────────────────────────────────────────────────────
def test_question_is_taken_up_then_left_to_do_again(documentalist: Account) -> None:
    question = factories.make_question()

    taken = actions.follow_up_question(
        question=question, follow_up=FollowUp.HEARD, version=1, actor=documentalist, at=MONDAY
    )
    again = actions.follow_up_question(
        question=question, follow_up=FollowUp.OPEN, version=2, actor=documentalist, at=MONDAY
    )

    assert (taken.follow_up, again.follow_up, again.version) == (FollowUp.HEARD, FollowUp.OPEN, 3)
    assert [entry.body for entry in Entry.objects.order_by("sequence")] == [
        {"follow_up": "prise_en_compte"},
        {"follow_up": "a_traiter"},
    ]


def test_who_was_slower_is_refused_and_nothing_changes(documentalist: Account) -> None:
    question = factories.make_question(version=2)

    with pytest.raises(StaleVersion):
        actions.follow_up_question(
            question=question, follow_up=FollowUp.HEARD, version=1, actor=documentalist, at=MONDAY
        )

    question.refresh_from_db()
    assert (question.follow_up, question.version) == (FollowUp.OPEN, 2)
    assert Entry.objects.count() == 0


def test_reception_takes_up_no_question(colleague: Account) -> None:
    with pytest.raises(NotYours):
        actions.follow_up_question(
            question=factories.make_question(), follow_up=FollowUp.HEARD, version=1, actor=colleague, at=MONDAY
        )


# ── Noting ───────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("index")
def test_question_noted_at_a_desk_bears_the_mark_of_its_place_and_no_trace_of_who(
    colleague: Account, place: Place
) -> None:
    assert actions.note_question(text=QUESTION, place=place, actor=colleague, at=MONDAY)

    gap, key = SearchGap.objects.get(), GapKey.objects.get()
    assert gap.origin_marks == origin_mark(Channel.DESK, str(place.id), key.salt)
    assert Entry.objects.count() == 0


@pytest.mark.usefixtures("index")
def test_question_is_noted_at_no_desk_but_ones_own(colleague: Account, other_place: Place) -> None:
    with pytest.raises(NotYours):
        actions.note_question(text=QUESTION, place=other_place, actor=colleague, at=MONDAY)

    assert SearchGap.objects.count() == 0
