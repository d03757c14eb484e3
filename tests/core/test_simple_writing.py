"""What the machine finds in a simple text: one example for each check, and what it never says."""

from __future__ import annotations

import pytest

from maillage.core.simple_writing import Check, Fault, State, faults, fingerprint, state_by_machine

GOOD = (
    "Vous cherchez un travail.",
    "Venez nous voir.",
    "C’est gratuit.",
    "Une personne vous accueille.",
    "Elle vous écoute.",
    "Vous dites votre question.",
    "Elle cherche avec vous.",
    "Le lieu ouvre à 9 h.",
    "Le lieu ferme à 17 h 30.",
    "Vous partez avec 2 adresses.",
    "Vous pouvez revenir le lundi 7 décembre.",
)


def test_a_good_text_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Vous venez avec votre carte, votre nom, votre âge et aussi une photo de vous en couleur.", Check.LONG),
        ("Parlez de la VAE.", Check.CAPITALS),
        ("Venez (c’est gratuit).", Check.SIGNS),
        ("Venez ; parlez.", Check.SIGNS),
        ("Venez lundi et/ou mardi.", Check.SIGNS),
        ("Une forma\u00adtion.", Check.SIGNS),
        ("Vous avez trois questions.", Check.DIGITS),
        ("Un lieu sur 2, soit 50 %.", Check.BIG),
        ("La ville a 870 000 personnes.", Check.BIG),
        ("Venez le 12.03.2026.", Check.DATE),
        ("Voici les permanences.", Check.JARGON),
        ("Ce lieu est porté par la ville.", Check.PASSIVE),
    ],
)
def test_each_check_sees_its_fault_and_no_other(sentence: str, check: Check) -> None:
    assert faults([*GOOD, sentence]) == [Fault(check, sentence)]


def test_hard_words_lower_the_score() -> None:
    hard = ["L’individualisation des qualifications professionnelles est une préoccupation."] * 8

    assert [fault.check for fault in faults(hard)] == [Check.SCORE]


def test_long_sentences_raise_the_mean() -> None:
    long = ["Vous venez ici et une dame ou un homme vous dit où aller."] * 4

    assert [fault for fault in faults(long) if fault.check is Check.MEAN] == [Fault(Check.MEAN, "13.0")]


def test_a_fifth_of_negative_sentences_is_the_most() -> None:
    few = [*GOOD, "Vous ne payez pas."]
    many = [*GOOD, "Vous ne payez pas.", "Nous ne notons rien.", "Vous n’attendez pas."]

    assert [fault.check for fault in faults(few)] == []
    assert faults(many) == [Fault(Check.NEGATIVE, "3 / 14")]


def test_under_forty_words_no_measure_is_told() -> None:
    assert faults(["Individualisation des qualifications professionnelles."]) == []


def test_machine_says_checked_at_most() -> None:
    assert state_by_machine(GOOD, language="fr") is State.CHECKED
    assert state_by_machine([*GOOD, "Parlez de la VAE."], language="fr") is State.DRAFT
    assert state_by_machine(GOOD, language="en") is State.DRAFT
    assert state_by_machine([], language="fr") is State.DRAFT


def test_fingerprint_changes_with_any_word() -> None:
    assert fingerprint(GOOD) == fingerprint(list(GOOD))
    assert fingerprint(GOOD) != fingerprint([*GOOD[:-1], "Vous pouvez revenir le lundi 14 décembre."])
