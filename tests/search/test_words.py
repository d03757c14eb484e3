"""Other words for the same thing: lists kept by hand, completed by editors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from maillage.search import words
from maillage.search.asked import read

LISTS = Path(words.__file__).parent


def others(said: str, *meanings: tuple[str, str]) -> list[tuple[str, ...]]:
    """The question in other words."""
    return words.with_editors(meanings).others(read(said).folded)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("nounou", "assistante maternelle"),
        ("NOUNOUS", "assistant maternel"),
        ("vae", "validation des acquis de l’expérience"),
        ("validation des acquis de l'expérience", "VAE"),
        ("chauffeur de bus", "conductrice de transport en commun"),
    ],
)
def test_a_saying_is_read_as_what_it_means(said: str, meant: str) -> None:
    assert read(meant).folded in others(said)


def test_a_saying_is_read_within_a_sentence() -> None:
    assert read("chercher assistante maternelle Gap").folded in others("chercher nounou à Gap")


def test_editors_words_come_first() -> None:
    assert others("nounou", ("nounou", "garde d’enfants"))[0] == read("garde d’enfants").folded


def test_an_unknown_word_has_no_other() -> None:
    assert others("xylophobe") == []


@pytest.mark.parametrize("name", ["acronyms.csv", "everyday.csv"])
def test_each_line_says_something_else_once(name: str) -> None:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]

    assert [row for row in rows if len(row) != 2 or not all(row)] == []
    assert [said for said, meant in rows if read(said).folded == read(meant).folded] == []
    assert len({tuple(row) for row in rows}) == len(rows)
