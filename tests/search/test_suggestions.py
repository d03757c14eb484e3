"""Suggestions while typing."""

from __future__ import annotations

import pytest
import tantivy

from maillage.search.answers import Question, Why
from maillage.search.suggestions import suggest_from
from tests.search.conftest import DAY


def suggested(index: tantivy.Index, text: str, limit: int = 8) -> list[tuple[str, Why]]:
    """The code and the reason of each suggestion."""
    return [(one.code, one.why) for one in suggest_from(index, Question(text=text, day=DAY, limit=limit))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boul", [("D1102", Why.START), ("D1103", Why.START)]),
        ("che", [("D1103", Why.START)]),
        ("mater", [("K1310", Why.START)]),
        ("aide s", [("J1501", Why.START)]),
        ("l'air", [("N2102", Why.START)]),
        ("mitr", [("D1103", Why.OTHER_NAME)]),
        ("find an in", [("stage", Why.START)]),
        ("gap", [("05061", Why.NAME)]),
        ("boluang", [("D1102", Why.NEAR), ("D1103", Why.NEAR)]),
        ("infirmeire", [("J1506", Why.NEAR)]),
        ("bxu", []),
        ("", []),
        ("'\"<%", []),
    ],
)
def test_beginnings_of_words_of_names_are_completed(
    index: tantivy.Index, text: str, expected: list[tuple[str, Why]]
) -> None:
    assert suggested(index, text) == expected


def test_a_commune_comes_with_its_departement(index: tantivy.Index) -> None:
    (gap,) = suggest_from(index, Question(text="ga", day=DAY, kinds=("territory",)))

    assert (gap.title, gap.detail) == ("Gap", "Hautes-Alpes")


def test_no_more_are_given_than_asked(index: tantivy.Index) -> None:
    assert len(suggested(index, "boul", limit=1)) == 1
