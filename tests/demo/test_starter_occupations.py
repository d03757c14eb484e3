"""The occupations of the starter pack: complete, easy to read, ours in words and official in names."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maillage.config import env
from maillage.core.text import measure, normalise, sentences
from maillage.demo import pack

ROME = Path(env.text("MAILLAGE_DATA")) / "rome" / "v460"
PACK = pack.document("occupations.json")
OCCUPATIONS: list[dict[str, Any]] = PACK["occupations"]
CODES = {occupation["code"] for occupation in OCCUPATIONS}


def official(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(ROME / name, "rt", encoding="utf-8") as table:
        yield from csv.DictReader(table)


def test_eighty_five_occupations_cover_the_fourteen_domains() -> None:
    assert len(OCCUPATIONS) == len(CODES) == 85
    assert {occupation["code"][0] for occupation in OCCUPATIONS} == set("ABCDEFGHIJKLMN")
    assert {domain["code"] for domain in PACK["domains"]} == set("ABCDEFGHIJKLMN")


def test_professional_domains_resolve_and_all_serve() -> None:
    assert {occupation["domain"] for occupation in OCCUPATIONS} == {
        domain["code"] for domain in PACK["professional_domains"]
    }
    assert all(domain["code"][0] == domain["domain"] for domain in PACK["professional_domains"])


def test_each_sector_of_the_weeks_has_occupations() -> None:
    sectors: dict[str, int] = {}
    for row in pack.rows("semaines_metiers.csv"):
        count = sum(occupation["domain"] == row["professional_domain"] for occupation in OCCUPATIONS)
        sectors[row["sector"]] = sectors.get(row["sector"], 0) + count

    assert len(sectors) == 5
    assert min(sectors.values()) >= 3


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda occupation: occupation["code"])
def test_an_occupation_is_complete(occupation: dict[str, Any]) -> None:
    close, skills = occupation["close"], occupation["skills"]

    assert 2 <= len(close) <= 4
    assert set(close) <= CODES - {occupation["code"]}
    assert len(set(close)) == len(close)
    assert 4 <= len(skills) <= 6
    assert 1 <= sum(skill["is_core"] for skill in skills) < len(skills)
    assert len({skill["label"] for skill in skills}) == len(skills)
    assert 1 <= len(occupation["appellations"]) <= 6
    assert occupation["name_feminine"]
    assert occupation["name_masculine"]


def test_close_occupations_share_a_skill_save_three_pairs() -> None:
    skills = {one["code"]: {skill["label"] for skill in one["skills"]} for one in OCCUPATIONS}
    apart = {
        (one["code"], near) for one in OCCUPATIONS for near in one["close"] if not skills[one["code"]] & skills[near]
    }

    assert apart == {("D1209", "A1203"), ("G1609", "G1803"), ("K2503", "K2307")}


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda occupation: occupation["code"])
def test_an_occupation_reads_easily(occupation: dict[str, Any]) -> None:
    read = measure(f"{occupation['definition']} {occupation['access']}")

    assert read.score >= 60
    assert read.mean_sentence_words <= 15
    assert read.longest_sentence_words <= 25


@pytest.mark.real_data
def test_codes_and_names_are_the_official_ones() -> None:
    real = {row["code_rome"]: row for row in official("referentiel_code_rome.csv.gz")}
    places = {row["code_rome"]: row["code_domaine_professionel"] for row in official("cr_gd_dp.csv.gz")}

    for occupation in OCCUPATIONS:
        truth = real[occupation["code"]]
        assert normalise(occupation["label"]) == normalise(truth["libelle_rome"])
        assert (occupation["ogr_code"], occupation["rome3_code"]) == (truth["code_ogr"], truth["code_rome_parent"])
        assert occupation["is_regulated"] == (truth["emploi_reglemente"] == "O")
        assert occupation["is_executive"] == (truth["emploi_cadre"] == "O")
        assert occupation["domain"] == places[occupation["code"]]


@pytest.mark.real_data
def test_appellations_are_official() -> None:
    real = {row["code_ogr"]: row for row in official("referentiel_appellation.csv.gz")}

    for occupation in OCCUPATIONS:
        for appellation in occupation["appellations"]:
            truth = real[appellation["ogr_code"]]
            assert normalise(appellation["label"]) == normalise(truth["libelle_appellation_long"])
            assert truth["code_rome"] == occupation["code"]


@pytest.mark.real_data
def test_no_sentence_nor_skill_is_copied_from_rome() -> None:
    theirs = {normalise(row["libelle_texte"]) for row in official("texte.csv.gz")}
    theirs |= {normalise(row["libelle_competence"]) for row in official("referentiel_competence.csv.gz")}
    ours = [
        sentence
        for occupation in OCCUPATIONS
        for sentence in sentences(f"{occupation['definition']} {occupation['access']}")
    ]
    ours += [skill["label"] for occupation in OCCUPATIONS for skill in occupation["skills"]]

    assert [text for text in ours if normalise(text) in theirs] == []
