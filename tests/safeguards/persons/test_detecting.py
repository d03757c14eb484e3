"""Persons in a text: how many are seen, how many alarms are false, on sentences written by hand."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.safeguards.persons.detecting import Trace, traces_of

_FOLDER = Path(__file__).parent
NOTHING = "rien"
PLACES = frozenset(["gap", "marseille", "martigues", "briancon", "barcelonnette", "digne", "manosque", "avignon"])


@dataclass(frozen=True)
class Sentence:
    """A sentence and what it holds, as a person judged it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Measured:
    """What the detector made of a list."""

    missed: list[str]
    alarms: list[str]
    told: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.told

    @property
    def precision(self) -> float:
        seen = self.told - len(self.missed)
        return seen / (seen + len(self.alarms))


def sentences(name: str) -> list[Sentence]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [Sentence(*map(str.strip, line.split("|", 1))) for line in lines]


def measured(name: str) -> Measured:
    listed = sentences(name)
    return Measured(
        missed=[one.text for one in listed if one.kind != NOTHING and not traces_of(one.text, PLACES)],
        alarms=[one.text for one in listed if one.kind == NOTHING and traces_of(one.text, PLACES)],
        told=sum(one.kind != NOTHING for one in listed),
    )


def test_sentences_are_over_three_hundred_and_distinct() -> None:
    texts = [one.text for name in ("known.txt", "judged.txt") for one in sentences(name)]

    assert len(set(texts)) == len(texts)
    assert len(texts) >= 300


@pytest.mark.parametrize(("name", "recall", "precision"), [("known.txt", 0.98, 0.95), ("judged.txt", 0.95, 0.95)])
def test_recall_and_precision_are_those_published(name: str, recall: float, precision: float) -> None:
    found = measured(name)

    figures = f"{name}: recall {found.recall:.3f}, precision {found.precision:.3f}"
    sys.stdout.write(f"{figures}, missed {found.missed}, false {found.alarms}\n")
    assert found.recall >= recall
    assert found.precision >= precision


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("jeanne.canari@exemple.fr", Trace.MAIL),
        ("06 12 34 56 78", Trace.PHONE),
        ("+33 (0)6.12.34.56.78", Trace.PHONE),
        ("2 84 05 13 055 001 23", Trace.NIR),
        ("284052A05500123", Trace.NIR),
        ("1234567K", Trace.NUMBER),
        ("12 rue des Lilas", Trace.ADDRESS),
        ("mme canari", Trace.NAME),
        ("On a reçu Jeanne.", Trace.NAME),
        ("une dame attend", Trace.STORY),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Il manque des places ; {}", "Demande : {}, merci."])
def test_identity_is_seen_wherever_it_stands(text: str, trace: Trace, around: str) -> None:
    assert trace in traces_of(around.format(text))


def test_town_is_no_person_once_it_is_known() -> None:
    assert traces_of("Les bus vers Forcalquier manquent.") == (Trace.NAME,)
    assert traces_of("Les bus vers Forcalquier manquent.", {"forcalquier"}) == ()


@given(st.text(max_size=5_000))
def test_any_text_is_read_to_an_end(text: str) -> None:
    assert isinstance(traces_of(text), tuple)
