"""Names of directories for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.reference.enums import OtherKind
from maillage.reference.imports.place_names import is_an_office, readable_name, without_kind

FT, ML, ACI = OtherKind.FRANCE_TRAVAIL, OtherKind.MISSION_LOCALE, OtherKind.ACI


@pytest.mark.parametrize(
    ("raw", "kind", "commune", "name"),
    [
        ("APE MARSEILLE ST CHARLES", FT, "Marseille", "France Travail Marseille Saint Charles"),
        ("France Travail - CHATEAU ESSAI SUR MER", FT, "Château-Essai-sur-Mer", "France Travail Château-Essai-sur-Mer"),
        ("Agence Pôle emploi ESSAI", FT, "", "France Travail Essai"),
        ("France Travail - VALLON (APE/DT)", FT, "", "France Travail Vallon"),
        ("France Travail - DT 45 VALLON / PE ESSAI OUEST", FT, "", "France Travail Essai Ouest"),
        ("France Travail - MANOIR ET DR", FT, "", "France Travail Manoir"),
        ("ml arles", ML, "Arles", "Mission locale Arles"),
        ("13-ML DU PAYS D ESSAI", ML, "", "Mission locale du Pays d’Essai"),
        ("Mission Locale Du Pays", ML, "", "Mission locale du Pays"),
        ("IDEE - Mission Locale du Pays", ML, "", "IDEE - Mission Locale du Pays"),
        ("SARL BTP DE L ESSAI", ACI, "", "SARL BTP de l’Essai"),
        ("Les Jardins d'Essai", ACI, "", "Les Jardins d’Essai"),
    ],
)
def test_name_becomes_readable(raw: str, kind: OtherKind, commune: str, name: str) -> None:
    assert readable_name(raw, kind, commune) == name


@pytest.mark.parametrize("name", ["France Travail - DT ESSAI", "SIÈGE RÉGIONAL", "DIRECTION TERRITORIALE ESSAI"])
def test_an_office_is_told(name: str) -> None:
    assert is_an_office(name)


@pytest.mark.parametrize("name", ["France Travail - VALLON (APE/DT29)", "France Travail - DROME"])
def test_an_agency_is_no_office(name: str) -> None:
    assert not is_an_office(name)


def test_words_of_the_kind_are_left_when_names_are_compared() -> None:
    assert without_kind("France Travail Essai", FT) == "Essai"


@given(st.text(max_size=80), st.sampled_from(OtherKind), st.text(max_size=20))
def test_whatever_the_source_wrote_a_name_comes_back(raw: str, kind: OtherKind, commune: str) -> None:
    assert bool(readable_name(raw, kind, commune)) or not raw
