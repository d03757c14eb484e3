"""What is drawn is what a desk could have told: sheets go in by its own door, searches follow the rules of search."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from maillage.core.instants import HalfDay
from maillage.demo.simulation.activity import Shares, activity
from maillage.demo.simulation.answers import Answers
from maillage.demo.simulation.draws import Draw, Weighted
from maillage.demo.simulation.searches import kept_questions
from maillage.demo.simulation.sheets import Around, sheet
from maillage.demo.simulation.waiting import Walk, passages
from maillage.network.quarters import Quarter
from maillage.reception import actions
from maillage.reception.enums import FactKind, TicketState
from maillage.reception.facts import Told
from maillage.reception.models import Sheet
from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies
from maillage.reference.models import Domain
from tests.demo.simulation.invented import END, POLES, make_places

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MORNING = (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), datetime(2026, 11, 24, 11, 30, tzinfo=UTC))


@pytest.mark.django_db
def test_sheets_drawn_are_taken_in_by_the_door_of_a_desk() -> None:
    import_vocabularies(SHIPPED, at=AT)
    Domain.objects.bulk_create(Domain(code=letter, name=letter) for letter in "ABCDEFGHIJKLMN")
    place = make_places()["maison-du-vallon"]
    answers = Answers(Shares(activity(), END), place.slug, END, Draw(7, "sheets"))

    for pole in POLES:
        for channel in ("sur_place", ""):
            body = {**sheet(pole, Around(channel, "", ()), answers), "sheet": str(answers.draw.row_id())}
            told = Told(FactKind.SHEET, place, END, HalfDay.MORNING, body)
            actions.take_in(told=told, operation_id=answers.draw.row_id(), actor=None, at=AT)

    assert Sheet.objects.count() == 2 * len(POLES)


def mornings(places: str, days: int) -> dict[tuple[str, date, str], int]:
    """Two thousand visits at each place on each of the first mornings of a quarter."""
    return {(place, date(2026, 7, 1 + day), "matin"): 2_000 for place in places for day in range(days)}


def test_a_question_is_kept_from_five_half_days_and_two_places_on() -> None:
    quarter = Quarter(date(2026, 7, 1))
    many, one_place, few_days = mornings("ab", 7), mornings("a", 7), mornings("ab", 4)

    kept = list(kept_questions(7, many, [quarter]))

    assert {question.half_days for question in kept} <= {5, 6, 7}
    assert "garde enfants horaires décalés" in {question.words for question in kept}
    assert [list(kept_questions(7, visits, [quarter])) for visits in (one_place, few_days)] == [[], []]


def test_a_queue_serves_everybody_first_come_first_served_with_the_published_median() -> None:
    habits = activity().queue
    walk = Walk(served=400, counsellors=3, stretches=[MORNING], hours=activity().hours)

    found = passages(walk, habits, Draw(7, "queue"))

    served = [one for one in found if one.state == TicketState.DONE]
    called = [one.called_at for one in served]
    lengths = sorted((one.ended_at - one.started_at).total_seconds() / 60 for one in served)
    assert len(served) == 400
    assert called == sorted(called)
    assert all(one.waits_from <= one.called_at for one in served)
    assert lengths[200] == pytest.approx(22, abs=2)


def test_weights_are_drawn_as_often_as_they_say() -> None:
    draw, among = Draw(7, "weights"), Weighted({"a": 3, "never": 0, "b": 1})

    drawn = [draw.one(among) for _each in range(4_000)]

    assert drawn.count("a") / 4_000 == pytest.approx(0.75, abs=0.03)
    assert set(drawn) == {"a", "b"}


def test_the_same_words_draw_the_same_and_others_do_not() -> None:
    ids = [Draw(seed, *words).row_id() for seed, words in ((7, ("a", 1)), (7, ("a", 1)), (7, ("a", 2)), (8, ("a", 1)))]

    assert ids[0] == ids[1] == UUID(int=ids[0].int, version=4)
    assert len(set(ids)) == 3
