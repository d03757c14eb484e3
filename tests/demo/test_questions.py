"""The invented questions without an answer go through the same acts as real ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import override_settings

from maillage.demo.load import load_starter
from maillage.demo.questions import load_questions
from maillage.network.quarters import Quarter
from maillage.search import actions, queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "quarter"),
    [
        (datetime(2026, 11, 25, 10, 0, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2027, 1, 3, 10, 0, tzinfo=UTC), date(2026, 10, 1)),
    ],
)
def test_three_questions_come_back_enough_and_the_fourth_stays_a_hash(
    at: datetime, quarter: date, tmp_path: Path
) -> None:
    with override_settings(HOME=tmp_path):
        load_starter(at=at)
        actions.build_index()

        load_questions(at=at)

    lines = queries.kept_questions(Quarter(quarter))
    assert [(line.words, line.often, line.is_open) for line in lines] == [
        ("réparer drones", "de 10 à 19 demi-journées", True),
        ("yoga seniors", "de 5 à 9 demi-journées", True),
        ("podcast sciences", "de 5 à 9 demi-journées", False),
    ]
    assert [word.said for word in queries.everyday_words(at.date())] == [
        "faire des robes",
        "intello de la compta",
        "mitron",
    ]
