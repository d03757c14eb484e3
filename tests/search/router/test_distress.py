"""Distress: what must be caught, what must not alarm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.search.router import distress
from maillage.search.router.distress import is_distress
from maillage.search.router.questions import questions
from maillage.search.router.report import alarms, sentences

LABELLED = sentences()
WORDS = (Path(distress.__file__).parent / "distress.txt").read_text(encoding="utf-8")


def test_labelled_sentences_are_many_and_distinct() -> None:
    assert len({one.text for one in LABELLED}) == len(LABELLED)
    assert len(LABELLED) >= 150


def test_every_labelled_sentence_of_distress_is_caught() -> None:
    assert [one.text for one in LABELLED if one.is_distress and not is_distress(one.text)] == []


def test_labelled_sentences_without_distress_alarm_once_in_a_hundred_at_most() -> None:
    told = alarms(LABELLED)

    assert told.false / told.others <= 0.01


def test_ordinary_questions_never_alarm() -> None:
    assert [one.text for one in questions() if is_distress(one.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "MON MARI ME FRAPPE !!!",
        "mon  mari, me frape",
        "mn mari me frappe… aidez-moi",
        "je veux mourrir",
        "suicyde",
        "suiside",
    ],
)
def test_typos_case_and_signs_do_not_hide_distress(text: str) -> None:
    assert is_distress(text)


@given(st.sampled_from([one.text for one in LABELLED if one.is_distress]), st.sampled_from(["", " !", "…", " svp "]))
def test_case_and_what_follows_never_hide_distress(text: str, end: str) -> None:
    assert is_distress(text.upper() + end)


@given(st.text(max_size=3_000))
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert is_distress(text) in {True, False}


def test_expressions_are_written_squeezed_or_they_would_never_be_met() -> None:
    lines = [line for line in WORDS.splitlines() if not line.startswith(("#", "["))]

    assert [line for line in lines if re.search(r"([a-z])\1", re.sub(r"<\w+>", "", line))] == []
