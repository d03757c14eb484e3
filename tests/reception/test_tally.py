"""The evening tally: what a line of paper means, and what it leaves to correct."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.reception import queries as reception
from maillage.reception.tally import Tally, TallyLine, read_tally
from tests.reception.words import load_words

REASONS = {
    "decouvrir_metier": frozenset(["decouvrir", "un", "metier", "ou", "un", "secteur"]),
    "recherche_emploi": frozenset(["recherche", "chercher", "un", "emploi", "repondre", "a", "des", "offres"]),
    "cv_lettre_entretien": frozenset(["cv", "lettre", "preparation", "d", "entretien"]),
    "reconversion": frozenset(["reconversion", "changer", "de", "metier"]),
    "autre": frozenset(["autre", "raison"]),
    "renseignement_pratique": frozenset(["renseignement", "pratique", "autre", "lieu"]),
}


def alone(number: int, reason: str = "nr") -> TallyLine:
    return TallyLine("individuel", reason, number)


def test_reasons_tell_what_those_alone_came_for_and_a_group_stands_apart() -> None:
    read = read_tally("12 ind, 1 groupe 23, cv 4, emploi 3", REASONS)

    assert read == Tally(
        lines=(
            alone(3, "recherche_emploi"),
            alone(4, "cv_lettre_entretien"),
            alone(5),
            TallyLine("groupe_accompagne", "nr", 23, 1),
        ),
        door=None,
        faults=(),
    )
    assert (read.people, read.groups) == (35, 1)


@pytest.mark.parametrize(
    ("typed", "lines", "door"),
    [
        ("12", (alone(12),), None),
        ("12ind", (alone(12),), None),
        ("ind 12; 3 personnes", (alone(15),), None),
        ("CV 4", (alone(4, "cv_lettre_entretien"),), None),
        ("4 pour un emploi + 2 offres", (alone(6, "recherche_emploi"),), None),
        ("changer métier 2", (alone(2, "reconversion"),), None),
        ("autre 2", (alone(2, "autre"),), None),
        ("groupe 23", (TallyLine("groupe_accompagne", "nr", 23, 1),), None),
        ("2 groupes scolaires 50", (TallyLine("groupe_scolaire", "nr", 50, 2),), None),
        ("2 groupes de 25", (TallyLine("groupe_accompagne", "nr", 50, 2),), None),
        ("une classe de 25", (TallyLine("groupe_scolaire", "nr", 25, 1),), None),
        ("groupe événement 40", (TallyLine("evenement", "nr", 40, 1),), None),
        ("porte 40", (), 40),
        ("12 ind,, porte 40,", (alone(12),), 40),
    ],
)
def test_line_is_read_as_people_write_it(typed: str, lines: tuple[TallyLine, ...], door: int | None) -> None:
    assert read_tally(typed, REASONS) == Tally(lines, door, ())


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "Écrivez au moins un nombre."),
        ("cv", "« cv » : ajoutez un nombre."),
        ("cv 4 emploi 3", "« cv 4 emploi 3 » : un seul nombre à la fois : mettez une virgule entre deux comptes."),
        ("loto 4", "« loto 4 » : ce mot n’est dans aucun motif. Voyez la liste sous le champ."),
        ("métier 4", "« métier 4 » : plusieurs motifs ont ce mot. Ajoutez-en un autre."),
        ("9000 ind", "« 9000 ind » : c’est trop à la fois, 2 000 au plus."),
        ("groupe", "« groupe » : dites combien de personnes : « 1 groupe 23 »."),
        ("30 groupes 12", "« 30 groupes 12 » : un groupe compte au moins une personne, et 2 000 au plus."),
        ("groupe cv 12", "« groupe cv 12 » : un groupe est scolaire, accompagné ou venu pour un événement."),
        ("3 ind, cv 4", "Les motifs font 4 pour 3 personnes seules. Corrigez l’un ou l’autre."),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_do(typed: str, fault: str) -> None:
    assert read_tally(typed, REASONS).faults == (fault,)


def test_a_fault_hides_nothing_of_the_rest() -> None:
    read = read_tally("12 ind, loto 4, cv 2", REASONS)

    assert (len(read.faults), read.people) == (1, 12)


@pytest.mark.django_db
def test_every_reason_may_be_typed_by_its_code_or_its_label_in_either_language() -> None:
    load_words()
    day = date(2026, 11, 25)
    words = reception.reason_words(day)

    for language in ("fr", "en"):
        for choice in reception.choices_of("reason", day, language=language):
            if choice.code != "nr":
                label = choice.label.replace(",", " ")
                for typed in (choice.code, label):
                    assert read_tally(f"3 {typed}", words).lines == (alone(3, choice.code),), (language, typed)
