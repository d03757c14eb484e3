"""The starter pack gives way to the official sources, and never the other way round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maillage.reference import queries
from maillage.reference.enums import Source
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.rome import import_rome
from maillage.reference.imports.starter import load_occupations, load_territories
from maillage.reference.models import Commune, Item, Occupation
from tests.reference.sources import AT, LATER, MINIATURE, counts

pytestmark = pytest.mark.django_db
TABLES = {
    "regions.csv": "code,name\n93,Provence\n",
    "departments.csv": "code,region,name\n13,93,Bouches-du-Rhône\n",
    "epcis.csv": "code,kind,name\n200054807,METRO,Métropole\n",
    "living_areas.csv": "code,name\n13055,Marseille\n",
    "basins.csv": "code,name\n9306,Marseille\n",
    "communes.csv": (
        "code,name,department,epci,living_area,basin,population,latitude,longitude,postal_codes\n"
        "13055,Marseille,13,200054807,13055,9306,1010,43.3,5.4,13001 13002\n"
    ),
}


def _sheet(code: str, label: str, **values: Any) -> dict[str, Any]:
    defaults = {
        "code": code,
        "ogr_code": "6",
        "rome3_code": code,
        "label": label,
        "domain": code[:3],
        "riasec_major": "R",
        "riasec_minor": "",
        "is_regulated": False,
        "is_executive": False,
        "definition": "Vous conduisez. Vous réparez aussi !",
        "access": "Sans diplôme.",
        "appellations": [],
        "skills": [],
        "close": [],
    }
    return {**defaults, **values}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two occupations and a commune, as the starter pack writes them."""
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    title = {"ogr_code": "101", "label": "Conducteur / Conductrice d’engins"}
    content = {
        "title": "Métiers de démonstration",
        "licence": "Textes de Maillage",
        "vintage": "version 60",
        "domains": [{"code": "A", "name": "Agriculture"}],
        "professional_domains": [
            {"code": "A11", "name": "Engins", "domain": "A"},
            {"code": "A12", "name": "Verts", "domain": "A"},
        ],
        "occupations": [
            _sheet(
                "A1101",
                "Conducteur / Conductrice d’engins",
                appellations=[title],
                skills=[{"label": "Conduire", "is_core": True}, {"label": "Saluer", "is_core": False}],
                close=["A1203"],
            ),
            _sheet("A1203", "Jardinier / Jardinière", skills=[{"label": "Saluer", "is_core": False}]),
        ],
    }
    (tmp_path / "occupations.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_the_pack_makes_sheets_like_the_official_source(pack: Path) -> None:
    load_occupations(pack, at=AT)

    sheet = queries.occupation_sheet("A1101")
    assert sheet.title == "Conductrice ou conducteur d’engins"
    assert sheet.definition == "Vous conduisez.\nVous réparez aussi !"
    assert (sheet.close[0].code, sheet.close[0].shared_skills) == ("A1203", ("Saluer",))
    assert sheet.edition is not None
    assert sheet.edition.is_starter


def test_the_pack_makes_communes_that_can_be_found(pack: Path) -> None:
    load_territories(pack, at=AT)

    sheet = queries.commune_by_code("13055")
    assert (sheet.name, sheet.population, sheet.postal_codes) == ("Marseille", 1010, ("13001", "13002"))


def test_the_pack_loaded_twice_changes_nothing(pack: Path) -> None:
    first = load_territories(pack, at=AT), load_occupations(pack, at=AT)

    second = load_territories(pack, at=LATER), load_occupations(pack, at=LATER)

    assert [(report.created, report.unchanged) for report in second] == [(0, report.created) for report in first]


def test_official_communes_take_over_the_same_rows_and_the_edition(pack: Path) -> None:
    load_territories(pack, at=AT)

    report = import_communes(MINIATURE / "geo", at=LATER)

    edition = queries.current_edition(Source.COMMUNES)
    assert edition is not None
    assert not edition.is_starter
    assert (report.tables["commune"].created, report.tables["commune"].updated) == (5, 1)
    assert Commune.objects.get(code="13055").population == 1000


def test_official_occupations_take_over_and_no_sentence_of_ours_stays(pack: Path) -> None:
    load_occupations(pack, at=AT)

    report = import_rome(MINIATURE / "rome", at=LATER)

    again = import_rome(MINIATURE / "rome", at=LATER)
    assert (report.tables["occupation"].created, report.tables["occupation"].updated) == (1, 2)
    assert (again.created, again.updated, again.ended) == (0, 0, 0)
    assert not Item.objects.filter(label__in=["Conduire", "Saluer"]).exists()
    assert Occupation.objects.get(code="A1101").definition == "Conduit un engin.\nEntretient l’engin."


def test_the_pack_never_writes_over_official_rows(pack: Path) -> None:
    import_communes(MINIATURE / "geo", at=AT)
    import_rome(MINIATURE / "rome", at=AT)

    reports = load_territories(pack, at=LATER), load_occupations(pack, at=LATER)

    assert [counts(report) for report in reports] == [(0, 0, 0, 0), (0, 0, 0, 0)]
    assert Commune.objects.get(code="13055").population == 1000
    assert [edition.is_starter for edition in queries.editions()] == [False, False]
