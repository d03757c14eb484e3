"""What a route tells, whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from maillage.search.queries import route
from maillage.search.router.asking import CHOICES

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # a Wednesday

pytestmark = pytest.mark.django_db


def test_unsure_question_is_answered_by_one_question_with_the_five_poles() -> None:
    told = route("bonjour", language="fr", at=NOON)

    assert not told.is_sure
    assert told.asked is not None
    assert told.asked.sentence == "Pour bien vous guider : quelle phrase vous ressemble le plus ?"
    assert [choice.pole for choice in told.asked.choices] == list(CHOICES)


def test_question_asked_in_english_is_in_english() -> None:
    told = route("hello", language="en", at=NOON)

    assert told.asked is not None
    assert told.asked.sentence == "To guide you well: which sentence sounds most like you?"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mon mari me frappe", "3919"),
        ("je veux mourrir", "3114"),
        ("on me tape a l ecole", "119"),
        ("au secours", "17"),
    ],
)
def test_distress_leads_to_people_and_to_nothing_else(text: str, first: str) -> None:
    told = route(text, language="fr", at=NOON)

    assert told.is_distress
    assert told.helplines[0].dial == first
    assert {line.dial for line in told.helplines} == {"17", "112", "114", "3919", "119", "3114"}
    assert (told.poles, told.reason, told.asked, told.place, told.time) == ((), "", None, None, None)
