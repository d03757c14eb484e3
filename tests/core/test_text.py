"""Words as people write them, and how easy they read."""

import csv
from pathlib import Path

import pytest

from maillage.core.syllables import syllables
from maillage.core.text import kandel_moles, measure, normalise, sentences, words

COUNTED_BY_HAND = list(
    csv.DictReader((Path(__file__).parent / "syllables.csv").read_text(encoding="utf-8").splitlines())
)

# The worked example of docs/algorithms/readability.md: 3 sentences, 23 words, 34 syllables.
EXAMPLE = (
    "Vous cherchez un métier. Nous vous recevons sans rendez-vous, du lundi au vendredi. "
    "Dites-nous votre question, et nous cherchons avec vous."
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("L’Île-d’Œuf", "l ile d oeuf"),
        ("  Aix–en  Provence ", "aix en provence"),
        ("ÉVÊQUE, L'hôpital !", "eveque l hopital"),
        ("Curriculum vitæ", "curriculum vitae"),
        ("E\u0301cole", "ecole"),
        ("13001", "13001"),
        ("…", ""),
    ],
)
def test_two_spellings_share_one_normal_form(written: str, normal: str) -> None:
    assert normalise(written) == normal


def test_list_counted_by_hand_is_long_enough() -> None:
    assert len(COUNTED_BY_HAND) >= 400


@pytest.mark.parametrize("row", COUNTED_BY_HAND, ids=lambda row: row["word"])
def test_syllables_are_those_counted_by_hand(row: dict[str, str]) -> None:
    assert syllables(row["word"]) == int(row["syllables"])


def test_elided_word_is_read_with_the_next_and_a_hyphen_parts_two() -> None:
    assert words("L’emploi, aujourd’hui : avez-vous 1\u202f584 idées ?") == [
        "L’emploi",
        "aujourd’hui",
        "avez",
        "vous",
        "1584",
        "idées",
    ]


def test_sentences_end_at_a_stop_or_an_empty_line_not_at_a_decimal() -> None:
    text = "Le lieu est à 3.5 km. « Venez ! » Il ouvre…\n\nAucun point ici\n\n—"

    assert sentences(text) == ["Le lieu est à 3.5 km.", "« Venez !", "Il ouvre…", "Aucun point ici"]


def test_score_of_the_worked_example_is_the_one_worked_by_hand() -> None:
    by_hand = 207 - 1.015 * 23 / 3 - 73.6 * 34 / 23

    assert kandel_moles(EXAMPLE) == pytest.approx(by_hand)
    assert round(by_hand, 1) == 90.4


def test_measure_gives_all_at_once() -> None:
    read = measure(EXAMPLE)

    assert (read.words, read.sentences, read.longest_sentence_words) == (23, 3, 10)
    assert read.mean_sentence_words == pytest.approx(23 / 3)


def test_long_words_in_long_sentences_read_harder() -> None:
    hard = "La réorientation professionnelle individuelle nécessite une coordination administrative préalable."

    assert kandel_moles(hard) < 0 < kandel_moles(EXAMPLE)


def test_text_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        kandel_moles("… !")
