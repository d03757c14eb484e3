"""The figures of the starter pack: those of the official files, shown with what they are, until those files come."""

from __future__ import annotations

import csv
import gzip
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from maillage.config import env
from maillage.demo import pack
from maillage.reference import queries
from maillage.reference.enums import Mix, TerritoryLevel, Untold
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.families import import_families
from maillage.reference.imports.insee import import_insee
from maillage.reference.imports.starter import load_occupations, load_territories
from maillage.reference.imports.starter_figures import QUARTER, load_families, load_unemployment
from maillage.reference.models import Family, UnemploymentRate
from maillage.reference.women import FamilyShare, women_told
from tests.reference.sources import MINIATURE, counts

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
DATA = Path(env.text("MAILLAGE_DATA"))
FAMILIES, RATES = pack.rows("families.csv"), pack.rows("unemployment.csv")
SHEETS = pack.document("occupations.json")["occupations"]


@pytest.fixture
def figures(db: None) -> None:
    """The starter pack as far as figures need it."""
    load_territories(pack.STARTER, at=AT)
    load_occupations(pack.STARTER, at=AT)
    load_families(pack.STARTER, at=AT)
    load_unemployment(pack.STARTER, at=AT)


def official(name: str) -> list[dict[str, str]]:
    path = DATA / name
    with gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else path.open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def test_every_code_is_that_of_an_occupation_of_the_pack() -> None:
    told = {code for row in FAMILIES for code in row["rome3_codes"].split()}

    assert len(FAMILIES) == 25
    assert told <= {sheet["rome3_code"] for sheet in SHEETS}


@pytest.mark.parametrize(
    ("code", "lowest", "highest", "mix", "untold"),
    [
        ("K2503", "12.5", "12.5", Mix.MEN, None),
        ("D1102", "22.2", "25.4", Mix.MEN, None),
        ("M1607", "95.6", "96.1", Mix.WOMEN, None),
        ("M1855", None, None, None, Untold.WIDE),
    ],
)
def test_an_occupation_is_told_as_its_families_allow(
    figures: None, code: str, lowest: str | None, highest: str | None, mix: Mix | None, untold: Untold | None
) -> None:
    found = queries.women_share_of(queries.occupation_sheet(code).rome3_code)

    assert found is not None
    assert found.period == "2017-2019"
    assert (found.told.lowest, found.told.highest) == (
        Decimal(lowest) if lowest else None,
        Decimal(highest) if highest else None,
    )
    assert (found.told.mix, found.told.untold) == (mix, untold)


def test_nothing_is_said_of_an_occupation_that_the_sample_leaves_out(figures: None) -> None:
    assert queries.women_share_of(queries.occupation_sheet("E1106").rome3_code) is None
    assert "Femmes et hommes" not in Client().get("/metiers/E1106/").content.decode()


def test_the_page_of_an_occupation_says_that_the_figures_are_an_extract(figures: None) -> None:
    page = Client().get("/metiers/D1102/").content.decode()

    assert "Femmes et hommes dans ce métier" in page
    assert "tirés d’un court extrait" in page


def test_the_page_of_a_family_tells_its_only_period_without_a_curve(figures: None) -> None:
    page = Client().get("/metiers/famille/S0Z42/").content.decode()

    assert "Seule cette période est chargée" in page
    assert "<polyline" not in page


@pytest.mark.parametrize("address", ["/territoires/departements/13/", "/territoires/regions/93/"])
def test_the_page_of_a_territory_tells_its_only_quarter_without_a_curve(figures: None, address: str) -> None:
    page = Client().get(address).content.decode()

    assert "Seul ce trimestre est chargé" in page
    assert "<polyline" not in page
    assert "Non connus : la source n’est pas encore chargée." in page


def test_a_second_load_changes_nothing(figures: None) -> None:
    again = load_families(pack.STARTER, at=AT), load_unemployment(pack.STARTER, at=AT)

    assert [counts(report) for report in again] == [(0, 0, 0, 22 + 25 + 33 + 25), (0, 0, 0, 7)]


def test_dares_takes_over_and_the_pack_then_changes_nothing(figures: None) -> None:
    import_families(MINIATURE / "market", at=AT)
    again = load_families(pack.STARTER, at=AT)

    connection.check_constraints()
    assert not Family.objects.filter(code="S0Z42").exists()
    assert counts(again) == (0, 0, 0, 0)


def test_insee_takes_over_and_the_pack_then_changes_nothing(figures: None) -> None:
    import_communes(MINIATURE / "geo", at=AT)
    import_insee(MINIATURE, at=AT)
    again = load_unemployment(pack.STARTER, at=AT)

    assert counts(again) == (0, 0, 0, 0)
    assert UnemploymentRate.objects.count() == 4
    assert len(queries.unemployment_of(TerritoryLevel.DEPARTMENT, "05")) == 2


@pytest.fixture(scope="module")
def shares() -> dict[str, Decimal]:
    """The official share of women in every family, in 2017-2019."""
    rows = official("marche_travail/dares_part_femmes_fap2009.csv.gz")
    return {row["code_fap"]: Decimal(row["part_femmes_pct"]) for row in rows if row["periode"] == "2017-2019"}


@pytest.mark.real_data
def test_families_and_their_shares_are_the_official_ones(shares: dict[str, Decimal]) -> None:
    names = {row["code_fap"]: row for row in official("marche_travail/fap2009_nomenclature.csv")}

    for row in FAMILIES:
        truth = {column: text.replace("'", "’") for column, text in names[row["code"]].items()}
        assert row["name"] == truth["libelle"]
        assert (row["group"], row["group_name"]) == (truth["code_fap_agregee"], truth["libelle_fap_agregee"])
        assert Decimal(row["percent"]) == shares[row["code"]].quantize(Decimal("0.1"))


@pytest.mark.real_data
@pytest.mark.parametrize("rome3_code", sorted({code for row in FAMILIES for code in row["rome3_codes"].split()}))
def test_an_occupation_told_has_all_its_families_and_the_same_verdict(
    shares: dict[str, Decimal], rome3_code: str
) -> None:
    ours = {row["code"]: Decimal(row["percent"]) for row in FAMILIES if rome3_code in row["rome3_codes"].split()}
    rows = official("correspondances/fap2009_rome_v3.csv")
    theirs = {row["code_fap225"]: shares[row["code_fap225"]] for row in rows if row["code_rome_v3"] == rome3_code}

    told, exact = (
        women_told([FamilyShare(code, "", 1, percent) for code, percent in found.items()]) for found in (ours, theirs)
    )

    assert ours.keys() == theirs.keys()
    assert (told.mix, told.untold) == (exact.mix, exact.untold)


@pytest.mark.real_data
def test_unemployment_is_that_of_the_newest_quarter() -> None:
    rows = official("marche_travail/insee_taux_chomage_localise.csv.gz")
    newest = max(row["trimestre"] for row in rows)
    truth = {(row["niveau"], row["code"]): row["taux_chomage_pct"] for row in rows if row["trimestre"] == newest}

    assert {row["trimestre"] for row in RATES} == {QUARTER} == {newest}
    assert all(row["taux_chomage_pct"] == truth[row["niveau"], row["code"]] for row in RATES)
