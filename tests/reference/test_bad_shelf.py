"""Bad diplomas, names and words: one clear message that tells the place, and nothing changed (§5)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from maillage.reference.errors import BadSource
from maillage.reference.imports import importer
from tests.reference.sources import AT, copied, kept, replace

pytestmark = pytest.mark.django_db
CERTIF, JOBS = "certif_info.csv", "onisep_ideo_metiers.csv"
FRENCH, ENGLISH, BRIDGE, TERMS = "occupations_fr.csv", "occupations_en_v1_1_1.csv", "rome_v3_isco08.csv", "terms.csv"
UNIT = "8341.1,8341,conducteur"


class Bad(NamedTuple):
    """A change to a file of a miniature folder, and where the refusal must point."""

    importer: str
    folder: str
    situation: str
    file: str
    text: str
    instead: str
    line: int
    column: str


BAD = [
    Bad(
        "certifinfo",
        "orientation",
        "level outside the list",
        CERTIF,
        "essai,3,12/03",
        "essai,9,12/03",
        2,
        "Code_Niveau_Europeen",
    ),
    Bad(
        "certifinfo",
        "orientation",
        "ROME code of another form",
        CERTIF,
        ",A1101,A1200,",
        ",A1101,1200,",
        4,
        "Code_Rome_2",
    ),
    Bad(
        "certifinfo",
        "orientation",
        "access neither 0, 1 nor 2",
        CERTIF,
        ",1,2,2,2,2,2,",
        ",1,2,3,2,2,2,",
        4,
        "accessibilite_fc",
    ),
    Bad(
        "certifinfo",
        "orientation",
        "unknown state",
        CERTIF,
        "formations préparatoires et non certifiantes",
        "Abrogé",
        6,
        "Etat_Libelle",
    ),
    Bad(
        "certifinfo",
        "orientation",
        "rows of one code that differ",
        CERTIF,
        "901,,,Académie inventée,,,,Publié,1,1,0,2,1,0,FOR.2",
        "902,,,Académie inventée,,,,Publié,1,1,0,2,1,0,FOR.2",
        3,
        "Code_Diplome",
    ),
    Bad("certifinfo", "orientation", "month first", CERTIF, "4,12/03/2024,42999", "4,03/31/2024,42999", 4, "Date_MaJ"),
    Bad(
        "certifinfo",
        "orientation",
        "year of two digits",
        CERTIF,
        ",2024,Publié",
        ",24,Publié",
        5,
        "Annee_Derniere_Session",
    ),
    Bad("certifinfo", "orientation", "no name", CERTIF, "2,Bac conduite d'essai,", "2,,", 4, "Libelle_Diplome"),
    Bad(
        "certifinfo",
        "orientation",
        "Formacode twice",
        "formacode_v8_2003.csv",
        "42001 CUISINE ESSAI\n",
        "42001 CUISINE ESSAI\n42001,A,a,DES,,,,,,,,A\n",
        3,
        "code",
    ),
    Bad("certifinfo", "orientation", "NSF of two digits", "nsf_specialites.csv", "334,", "34,", 3, "code_nsf"),
    Bad(
        "onisep",
        "orientation",
        "empty address",
        JOBS,
        "http://www.onisep.fr/http/redirection/metier/slug/MET.2",
        "",
        4,
        "lien_onisep",
    ),
    Bad(
        "onisep",
        "orientation",
        "address of a shop",
        JOBS,
        "http://www.onisep.fr/http/redirection/metier/slug/MET.2",
        "https://librairie.onisep.fr/MET.2",
        4,
        "lien_onisep",
    ),
    Bad("onisep", "orientation", "one address for two jobs", JOBS, "slug/MET.2", "slug/MET.1", 4, "lien_onisep"),
    Bad(
        "onisep",
        "orientation",
        "ROME code of another form",
        JOBS,
        "essais,A1101,Engins,essais/engins\nveilleur",
        "essais,A11,Engins,essais/engins\nveilleur",
        4,
        "code_rome_v3",
    ),
    Bad("esco", "esco", "ISCO of three digits", FRENCH, UNIT, "8341.1,834,conducteur", 2, "code_isco08"),
    Bad("esco", "esco", "ISCO of no group", FRENCH, UNIT, "8341.1,9999,conducteur", 2, "code_isco08"),
    Bad("esco", "esco", "English ISCO of three digits", ENGLISH, "8341.1,8341", "8341.1,341", 2, "code_isco08"),
    Bad(
        "esco",
        "esco",
        "address of something else",
        FRENCH,
        "esco/occupation/00000000-0000-0000-0000-000000000001",
        "esco/skill/1",
        2,
        "uri",
    ),
    Bad("esco", "esco", "occupation twice", FRENCH, "000000000002", "000000000001", 3, "uri"),
    Bad("esco", "correspondances", "bridge to no group", BRIDGE, "0,310,", "0,999,", 3, "code_isco08"),
    Bad("esco", "correspondances", "bridge told twice", BRIDGE, "K1701", "A1101", 3, "code_rome_v3"),
    Bad("vocabulaires", "words", "no English", TERMS, "Rouge vif,Bright red", "Rouge vif,", 3, "label_en"),
    Bad("vocabulaires", "words", "validities that overlap", TERMS, "2026-07-01", "2026-06-30", 3, "valid_from"),
    Bad("vocabulaires", "words", "first version without end", TERMS, "2026-06-30", "", 3, "valid_from"),
    Bad("vocabulaires", "words", "end before start", TERMS, "2026-06-30", "2025-06-30", 2, "valid_until"),
    Bad("vocabulaires", "words", "term of no list", TERMS, "couleur,nr", "forme,nr", 4, "vocabulary"),
    Bad("vocabulaires", "words", "code that is no slug", TERMS, "couleur,nr", "couleur,N R", 4, "code"),
    Bad("vocabulaires", "words", "mapping without sign", TERMS, "ancien=r", "ancien", 3, "mappings"),
    Bad("vocabulaires", "words", "list without English", "vocabularies.csv", "Trial colours", "", 2, "label_en"),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.importer}: {bad.situation}")
def test_a_bad_source_is_told_by_its_place_and_changes_nothing(bad: Bad, tmp_path: Path) -> None:
    for folder in ("orientation", "esco", "correspondances", "words"):
        copied(folder, tmp_path)
    replace(tmp_path / bad.folder / bad.file, bad.text, bad.instead)
    before = kept()

    with pytest.raises(BadSource) as refused:
        importer(bad.importer)(tmp_path / "words" if bad.importer == "vocabulaires" else tmp_path, at=AT)

    assert (refused.value.file, refused.value.line, refused.value.column) == (bad.file, bad.line, bad.column)
    assert kept() == before


def test_a_bridge_that_is_missing_is_refused(tmp_path: Path) -> None:
    folder = copied("esco", tmp_path)

    with pytest.raises(BadSource) as refused:
        importer("esco")(folder, at=AT)

    assert refused.value.file == BRIDGE
