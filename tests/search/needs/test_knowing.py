"""Which answers are none: nothing found, not every word, or only what is nearly spelt so."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.search import queries
from maillage.search.answers import Answer, Found, FoundKind, Question, Why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def answer(text: str, *whys: Why, is_approximate: bool = False, has_index: bool = True) -> Answer:
    """An answer of as many things as reasons."""
    found = tuple(
        Found(
            kind="occupation",
            code=str(number),
            title="Plombier",
            path="/",
            detail="",
            language="fr",
            why=why,
            matched="",
        )
        for number, why in enumerate(whys)
    )
    kinds = (FoundKind(kind="occupation", count=len(found), found=found),) if found else ()
    question = Question(text=text, day=date(2026, 11, 24))
    return Answer(question=question, kinds=kinds, is_approximate=is_approximate, has_index=has_index)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer("plombier"), True),
        (answer("plombier", Why.WORDS), False),
        (answer("les plombières", Why.WORDS), False),
        (answer("comment devenir plombier", Why.WORDS), False),
        (answer("plombier drones", Why.WORDS, is_approximate=True), True),
        (answer("plombeir", Why.NEAR), True),
        (answer("drones", Why.NEAR, Why.TEXT), True),
        (answer("bricoleur d’eau", Why.OTHER_NAME), False),
        (answer("plombier", Why.START, has_index=False), False),
        (answer("plombier", has_index=False), False),
    ],
)
def test_answer_is_none_when_it_holds_not_every_word(given: Answer, *, expected: bool) -> None:
    assert queries.is_unanswered(given) is expected


@pytest.mark.parametrize("text", ["plombier", "plombières", "tailleuse de pierre"])
def test_question_about_what_the_index_names_is_answered(text: str) -> None:
    assert not queries.is_unanswered(queries.answer(Question(text=text, day=date(2026, 11, 24))))


@pytest.mark.parametrize("text", ["zzyzx", "plombier licornes", "élevage drones"])
def test_question_about_what_it_does_not_know_is_not(text: str) -> None:
    assert queries.is_unanswered(queries.answer(Question(text=text, day=date(2026, 11, 24))))
