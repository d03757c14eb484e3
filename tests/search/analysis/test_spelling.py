"""Words as spelt: elisions, ligatures, inclusive writing, signs."""

from __future__ import annotations

import pytest

from maillage.search.analysis import exact_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’accueil d'enfants", ["accueil", "enfants"]),
        ("jusqu’à l’emploi", ["a", "emploi"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("Maître d’œuvre", ["maitre", "oeuvre"]),
        ("CONSEILLÈRE", ["conseillere"]),
        ("conseiller·ère", ["conseiller"]),
        ("conseillers·ères", ["conseillers"]),
        ("conseiller(e)", ["conseiller"]),
        ("conseiller/ère", ["conseiller"]),
        ("conseiller / conseillère", ["conseiller", "conseillere"]),
        ("étudiant.e.s", ["etudiant"]),
        ("étudiant-e-s", ["etudiant"]),
        ("directeur·rice", ["directeur"]),
        ("technicien(ne)s", ["technicien"]),
        ("agent(s)", ["agent"]),
        ("aide-soignant", ["aide", "soignant"]),
        ("sapeur-pompier", ["sapeur", "pompier"]),
        ("développeur C++", ["developpeur", "cplusplus"]),
        ("C# et .NET", ["csharp", "et", "dotnet"]),
        ("musicothérap:eute", ["musicotherap", "eute"]),
        ("", []),
        ("''''", []),
        ("\x00\u202e", []),
    ],
)
def test_a_text_is_its_words_as_spelt(text: str, words: list[str]) -> None:
    assert exact_words(text) == words


def test_a_megabyte_is_cut_before_any_work() -> None:
    assert exact_words("mot " * 250_000) == ["mot"] * 5_000
