"""Words of a source, made fit to be read."""

from __future__ import annotations

import pytest

from maillage.reference.imports.records import calmed


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        ("ALPES DE HAUTE PROVENCE", "Alpes de Haute Provence"),
        ("AIX  GARDANNE SALON", "Aix Gardanne Salon"),
        ("PAYS D ARLES", "Pays d’Arles"),
        ("MORTAGNE L AIGLE", "Mortagne l’Aigle"),
        ("L'ISLE JOURDAIN", "L’Isle Jourdain"),
        ("SAINT-JEAN-D'ANGÉLY", "Saint-Jean-d’Angély"),
        ("LA CASA", "La Casa"),
        ("T10 PARIS EST MARNE ET BOIS", "T10 Paris Est Marne et Bois"),
    ],
)
def test_a_shouted_label_gets_initial_capitals(shouted: str, calm: str) -> None:
    assert calmed(shouted) == calm


def test_a_label_with_small_letters_keeps_its_case() -> None:
    assert calmed("L'Isle-Adam") == "L’Isle-Adam"
