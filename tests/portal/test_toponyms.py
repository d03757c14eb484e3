"""Names of communes after « de »."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from maillage.portal.toponyms import of_commune
from tests import factories
from tests.portal.conftest import Read


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Gap", "de Gap"),
        ("Avignon", "d’Avignon"),
        ("Istres", "d’Istres"),
        ("Uzès", "d’Uzès"),
        ("Évry", "d’Évry"),
        ("Œting", "d’Œting"),
        ("Hyères", "d’Hyères"),
        ("Hendaye", "d’Hendaye"),
        ("Haguenau", "de Haguenau"),
        ("Honfleur", "de Honfleur"),
        ("Yvetot", "d’Yvetot"),
        ("Yutz", "de Yutz"),
        ("Le Lavandou", "du Lavandou"),
        ("Les Pennes-Mirabeau", "des Pennes-Mirabeau"),
        ("La Garde", "de La Garde"),
        ("L’Isle-sur-la-Sorgue", "de L’Isle-sur-la-Sorgue"),
        ("Lens", "de Lens"),
        ("Lesparre-Médoc", "de Lesparre-Médoc"),
    ],
)
def test_a_commune_is_named_after_de_as_french_says_it(name: str, said: str) -> None:
    assert of_commune(name) == said


def test_in_english_the_name_stands_alone() -> None:
    with override("en"):
        assert of_commune("Avignon") == "Avignon"


@pytest.mark.parametrize(
    ("language", "heading", "around"),
    [("", "Près d’Aix-en-Provence", "Les lieux autour d’Aix-en-Provence"),
     ("/en", "Near Aix-en-Provence", "Places around Aix-en-Provence")],
)  # fmt: skip
def test_the_page_of_a_commune_names_it_well(
    language: str, heading: str, around: str, place: object, read: Read
) -> None:
    factories.make_commune("13001", "Aix-en-Provence", latitude=43.5, longitude=5.4)

    page = read(f"{language}/pres-de-chez-moi/?commune=13001")

    assert page.texts("h1") == [heading]
    assert around in page.source
    assert heading.lower() in page.texts("title")[0].lower()
