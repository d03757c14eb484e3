"""Opinions: taken in once, bounded by visits, shown only by ten; nothing tells who."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.actions import satisfaction as actions
from maillage.reception.actions.satisfaction import shuffle_and_forget
from maillage.reception.enums import Means
from maillage.reception.errors import EnoughOpinions, SaysNothing, TooLate, UnknownValue
from maillage.reception.models import SatisfactionAnswer, VisitFact
from maillage.reception.queries import satisfaction as queries
from maillage.reception.queries.satisfaction import ROOM_BEFORE_COUNTING
from maillage.reception.satisfaction import questions
from maillage.safeguards.errors import BodyDiffers
from maillage.safeguards.models import Entry
from tests import factories
from tests.reception.words import load_words

# Tuesday 24 November 2026, 10:30 in Paris.
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YES = {"found": "oui", "rating": "4"}


@pytest.fixture(autouse=True)
def _words(db: None) -> None:
    load_words()


def give(place: Place, *, operation: uuid.UUID | None = None, **answers: str) -> bool:
    """One visitor answers on a phone."""
    return actions.give_opinion(
        place=place, opinion=answers or YES, means=Means.PAGE, operation_id=operation or uuid.uuid4(), at=MORNING
    )


def put(place: Place, number: int, *, half_day: HalfDay = HalfDay.MORNING, **answers: str) -> None:
    """Rows as they stand in the table."""
    where = {"place_key": str(place.id), "day": TODAY, "half_day": half_day, "means": Means.PAGE}
    SatisfactionAnswer.objects.bulk_create(SatisfactionAnswer(**where, **(answers or YES)) for _ in range(number))


def count_visits(place: Place, number: int, half_day: HalfDay = HalfDay.MORNING) -> None:
    """People counted at the desk."""
    VisitFact.objects.create(place_key=str(place.id), day=TODAY, half_day=half_day, nature="individuel", number=number)


def read(place: Place) -> queries.Opinions:
    return queries.opinions_of_place(place, questions(TODAY), first=TODAY, last=TODAY)


def test_opinion_sent_twice_counts_once_and_keeps_codes_alone(place: Place) -> None:
    sent = uuid.uuid4()

    again = [give(place, operation=sent), give(place, operation=sent)]

    row = SatisfactionAnswer.objects.get()
    assert again == [False, True]
    assert (row.place_key, row.day, row.half_day, row.means) == (str(place.id), TODAY, "matin", "page")
    assert (row.found, row.rating, row.recommends, row.wait, row.service) == ("oui", "4", "nr", "nr", "nr")
    assert not Entry.objects.filter(verb__startswith="reception").exists()


def test_same_id_with_other_answers_is_refused(place: Place) -> None:
    sent = uuid.uuid4()
    give(place, operation=sent)

    with pytest.raises(BodyDiffers):
        give(place, operation=sent, found="non")

    assert SatisfactionAnswer.objects.get().found == "oui"


@pytest.mark.parametrize("answers", [{"service": "poste"}, {"found": "nr", "wait": ""}])
def test_opinion_that_says_nothing_is_refused(place: Place, answers: dict[str, str]) -> None:
    with pytest.raises(SaysNothing):
        give(place, **answers)

    assert not SatisfactionAnswer.objects.exists()


@pytest.mark.parametrize("wrong", ["Jeanne Canari", "5", "x" * 41])
def test_words_in_place_of_a_code_are_refused(place: Place, wrong: str) -> None:
    with pytest.raises(UnknownValue):
        give(place, rating=wrong)

    assert not SatisfactionAnswer.objects.exists()


def test_screens_take_twenty_opinions_before_anything_is_counted(place: Place) -> None:
    put(place, ROOM_BEFORE_COUNTING)

    with pytest.raises(EnoughOpinions):
        give(place)

    assert SatisfactionAnswer.objects.count() == ROOM_BEFORE_COUNTING


def test_screens_take_as_many_opinions_as_visits(place: Place) -> None:
    put(place, ROOM_BEFORE_COUNTING)
    count_visits(place, ROOM_BEFORE_COUNTING + 1)

    give(place)
    with pytest.raises(EnoughOpinions):
        give(place)

    assert SatisfactionAnswer.objects.count() == ROOM_BEFORE_COUNTING + 1


def type_in(place: Place, *opinions: dict[str, str], **values: Any) -> bool:
    told = {"day": TODAY, "half_day": HalfDay.MORNING, "operation_id": uuid.uuid4(), "actor": None, "at": MORNING}
    return actions.type_opinions(place=place, opinions=opinions, **(told | values))


def test_several_sheets_of_paper_are_typed_at_once(place: Place) -> None:
    sent = uuid.uuid4()

    for _again in range(2):
        type_in(place, YES, {"found": "non"}, operation_id=sent)

    assert sorted(SatisfactionAnswer.objects.values_list("found", "means")) == [("non", "papier"), ("oui", "papier")]


def test_paper_of_a_stranger_too_old_or_empty_is_refused(place: Place) -> None:
    stranger = factories.make_account()
    factories.make_grant(stranger, Role.RECEPTION, factories.make_place("Ailleurs", slug="ailleurs").id)

    with pytest.raises(NotYours):
        type_in(place, YES, actor=stranger)
    with pytest.raises(TooLate):
        type_in(place, YES, day=TODAY - timedelta(days=46))
    with pytest.raises(SaysNothing):
        type_in(place)

    assert not SatisfactionAnswer.objects.exists()


def test_nine_opinions_show_nothing_not_even_their_number(place: Place) -> None:
    put(place, 9)

    found = read(place)

    assert found.is_hidden
    assert [(question.number, question.shares) for question in found.questions] == [(0, ())] * 5


def test_ten_opinions_show_shares_and_how_sure_they_are(place: Place) -> None:
    put(place, 9)
    put(place, 1, found="non")

    found = read(place)

    by_words = {share.words: (share.percent, share.low, share.high) for share in found.questions[0].shares}
    # Wilson, 9 of 10: 59.6 to 98.2 %.
    assert (found.number, found.is_weighted) == (10, False)
    assert by_words == {"Oui": (90, 60, 98), "En partie": (0, 0, 28), "Non": (10, 2, 40)}
    assert found.questions[1].shares == ()  # nine answered it


def test_half_days_weigh_as_their_visits(place: Place) -> None:
    put(place, 10, found="oui")
    put(place, 10, half_day=HalfDay.AFTERNOON, found="non")
    count_visits(place, 300)
    count_visits(place, 100, HalfDay.AFTERNOON)

    found = read(place)

    assert found.is_weighted
    assert {share.words: share.percent for share in found.questions[0].shares} == {"Oui": 75, "En partie": 0, "Non": 25}


def test_half_day_with_more_opinions_than_visits_is_set_aside_and_told(place: Place) -> None:
    put(place, 12, found="oui")
    put(place, 15, half_day=HalfDay.AFTERNOON, found="non")
    count_visits(place, 40)
    count_visits(place, 14, HalfDay.AFTERNOON)

    found = read(place)

    assert (found.number, found.set_aside) == (12, 1)
    assert found.questions[0].shares[0].percent == 100


def test_network_shows_nothing_under_thirty(place: Place) -> None:
    put(place, 29)
    before = queries.opinions_of_network(questions(TODAY), first=TODAY, last=TODAY).is_hidden

    put(factories.make_place("Ailleurs", slug="ailleurs"), 1)

    assert before
    assert queries.opinions_of_network(questions(TODAY), first=TODAY, last=TODAY).number == 30


@pytest.mark.parametrize("half_days", [1, 3])
def test_opinions_are_read_in_three_queries(
    place: Place, half_days: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for half_day in list(HalfDay)[:half_days]:
        put(place, 10, half_day=half_day)
    asked = questions(TODAY)

    with django_assert_num_queries(3):
        queries.opinions_of_place(place, asked, first=TODAY, last=TODAY)


def test_past_days_get_new_ids_in_random_order_and_the_oldest_go(place: Place) -> None:
    put(place, 5)
    before = set(SatisfactionAnswer.objects.values_list("id", flat=True))

    kept = shuffle_and_forget(MORNING + timedelta(days=1))
    after = set(SatisfactionAnswer.objects.values_list("id", flat=True))
    gone = shuffle_and_forget(MORNING + timedelta(days=731))

    assert (kept, len(after), before & after) == (0, 5, set())
    assert (gone, SatisfactionAnswer.objects.count()) == (5, 0)
