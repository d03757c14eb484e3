"""One form for both genders and numbers, before stemming."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.search.analysis import fold, folds, stems

PAIRS = [
    ("vendeur", "vendeuse"),
    ("conseiller", "conseillère"),
    ("infirmier", "infirmière"),
    ("technicien", "technicienne"),
    ("directeur", "directrice"),
    ("ambassadeur", "ambassadrice"),
    ("auteur", "autrice"),
    ("ingénieur", "ingénieure"),
    ("chargé", "chargée"),
    ("employé", "employée"),
    ("agent", "agente"),
    ("assistant", "assistante"),
    ("avocat", "avocate"),
    ("chef", "cheffe"),
    ("maître", "maîtresse"),
    ("hôte d’accueil", "hôtesse d’accueil"),
    ("sapeur-pompier", "sapeuse-pompière"),
    ("sportif", "sportive"),
    ("professionnel", "professionnelle"),
    ("patron", "patronne"),
    ("artisan", "artisane"),
    ("commis", "commise"),
    ("designer", "designeuse"),
    ("barman", "barmaid"),
    ("steward de l’air", "hôtesse de l’air"),
    ("valet de chambre", "femme de chambre"),
    ("homme sage-femme", "sage-femme"),
]


@pytest.mark.parametrize(("masculine", "feminine"), PAIRS)
def test_both_genders_are_one(masculine: str, feminine: str) -> None:
    assert folds(feminine) == folds(masculine)


@pytest.mark.parametrize(
    ("one", "many"),
    [("animal", "animaux"), ("lieu", "lieux"), ("bateau", "bateaux"), ("travail", "travails"), ("métier", "métiers")],
)
def test_both_numbers_are_one(one: str, many: str) -> None:
    assert folds(many) == folds(one)


@pytest.mark.parametrize(("one", "other"), [("vente", "verte"), ("port", "poste"), ("hôte", "steward")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_what_is_folded_folds_no_more(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=80))
def test_the_stems_of_any_text_are_plain_words_each_once(text: str) -> None:
    read = stems(text)

    assert len(set(read)) == len(read)
    assert all(word.isascii() and word.isalnum() for word in read)
