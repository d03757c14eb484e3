"""Our bands rebuild those of the European Social Fund, against the definitions of its annexes (dossier §17)."""

from __future__ import annotations

import csv
from itertools import pairwise

import pytest

from maillage.reference.bands import (
    AGES,
    LEVELS,
    Programme,
    Situation,
    age_band,
    european_age,
    european_level,
    european_situation,
    is_long_term_unemployed,
)
from maillage.reference.imports.vocabularies import SHIPPED

ESF, ESF_PLUS = Programme.ESF_2014, Programme.ESF_PLUS_2021


def shipped(vocabulary: str) -> dict[str, dict[str, str]]:
    """The mappings of each code of a shipped list."""
    with (SHIPPED / "terms.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["vocabulary"] == vocabulary]
    return {row["code"]: dict(pair.split("=") for pair in row["mappings"].split(";") if pair) for row in rows}


@pytest.mark.parametrize("age", range(13, 111))
def test_every_age_falls_into_the_indicators_of_both_periods(age: int) -> None:
    band = age_band(age)

    # CO06 under 25, CO07 over 54; EECO06 under 18, EECO07 18 to 29, EECO08 55 and over.
    assert (european_age(band, ESF) == "lt25") == (age < 25)
    assert (european_age(band, ESF) == "gt54") == (age > 54)
    assert (european_age(band, ESF_PLUS) == "lt18") == (age < 18)
    assert (european_age(band, ESF_PLUS) == "18-29") == (18 <= age <= 29)
    assert (european_age(band, ESF_PLUS) == "55+") == (age >= 55)


def test_nobody_younger_than_thirteen_has_a_band() -> None:
    with pytest.raises(ValueError, match="12"):
        age_band(12)


# ISCED of each level: CO09 counts 1–2, CO10 3–4, CO11 5–8; EECO09 counts 0–2, EECO10 3–4, EECO11 5–8.
ISCED = {
    "non_scolarise": (0,),
    "sans": (1,),
    "brevet": (2,),
    "3": (3,),
    "4": (3, 4),
    "5": (5,),
    "6": (6,),
    "7": (7,),
    "8": (8,),
}


@pytest.mark.parametrize("code", sorted(shipped("niveau")))
def test_every_level_falls_into_the_indicators_of_both_periods(code: str) -> None:
    isced = ISCED.get(code)

    assert (european_level(code, ESF) == "1-2") == (isced is not None and all(1 <= level <= 2 for level in isced))
    assert (european_level(code, ESF_PLUS) == "0-2") == (isced is not None and all(level <= 2 for level in isced))
    for programme in Programme:
        told = european_level(code, programme)
        assert (told == "3-4") == (isced is not None and all(3 <= level <= 4 for level in isced))
        assert (told == "5-8") == (isced is not None and all(level >= 5 for level in isced))
        assert (told is None) == (isced is None or (programme == ESF and isced == (0,)))


def test_a_foreign_diploma_counts_at_the_level_that_is_told() -> None:
    assert european_level("etranger_non_reconnu", ESF_PLUS) is None
    assert european_level("etranger_non_reconnu", ESF_PLUS, foreign_level="7") == "5-8"
    assert european_level("4", ESF_PLUS, foreign_level="7") == "3-4"


UNEMPLOYED = {"demandeur_emploi_lt12", "demandeur_emploi_ge12"}
EMPLOYED = {"apprenti_alternant", "salarie_cdi", "salarie_cdd_interim", "agent_public", "independant_dirigeant"}
STUDYING = {"collegien", "lycee_general_techno", "lycee_pro", "etudiant"}
INACTIVE = {"decrocheur_neet", "au_foyer", "retraite"}
NOT_TOLD = {
    "en_conge_parental_ou_longue_maladie",
    "beneficiaire_rsa",
    "parent_accompagnant",
    "professionnel_partenaire",
    "autre",
    "nr",
}


@pytest.mark.parametrize("code", sorted(shipped("statut")))
def test_every_situation_has_one_status_of_the_fund_or_none(code: str) -> None:
    status = european_situation(code)

    assert (status == Situation.UNEMPLOYED) == (code in UNEMPLOYED)
    assert (status == Situation.EMPLOYED) == (code in EMPLOYED)
    assert (status == Situation.INACTIVE_IN_EDUCATION) == (code in STUDYING)
    assert (status == Situation.INACTIVE) == (code in INACTIVE)
    assert (status is None) == (code in NOT_TOLD)


@pytest.mark.parametrize(
    ("code", "age", "programme", "answer"),
    [
        ("demandeur_emploi_ge12", "18-24", ESF, True),
        ("demandeur_emploi_lt12", "18-24", ESF, None),
        ("demandeur_emploi_lt12", "nr", ESF, None),
        ("demandeur_emploi_lt12", "25-29", ESF, False),
        ("demandeur_emploi_lt12", "18-24", ESF_PLUS, False),
        ("salarie_cdi", "18-24", ESF, False),
        ("nr", "18-24", ESF, None),
    ],
)
def test_long_term_unemployment_is_told_only_when_our_codes_tell_it(
    code: str,
    age: str,
    programme: Programme,
    answer: bool | None,  # noqa: FBT001  three-valued
) -> None:
    assert is_long_term_unemployed(code, age, programme) is answer


def test_the_shipped_lists_say_the_same_as_the_bands() -> None:
    for code, told in shipped("age").items():
        assert (told.get("esf14"), told.get("esf21")) == (european_age(code, ESF), european_age(code, ESF_PLUS))
    for code, told in shipped("niveau").items():
        assert (told.get("esf14"), told.get("esf21")) == (european_level(code, ESF), european_level(code, ESF_PLUS))
    for code, told in shipped("statut").items():
        assert told.get("esf") == european_situation(code)


def test_bands_follow_one_another_without_hole_nor_overlap() -> None:
    for before, after in pairwise(AGES):
        assert before.highest == after.lowest - 1
    assert [band.code for band in (*AGES, *LEVELS)] == [
        code for code in (*shipped("age"), *shipped("niveau")) if code not in {"nr", "etranger_non_reconnu"}
    ]
