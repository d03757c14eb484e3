"""Bad input of the sources of the labour market: told by its place, nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from maillage.reference.errors import BadSource
from maillage.reference.imports import importer
from maillage.reference.models import Edition, Family, FormerOccupation, Hiring, Tension, WomenShare
from tests.reference.sources import AT, copied, replace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communes", "rome")]
FAMILIES, SHARES, LINKS = "fap2009_nomenclature.csv", "dares_part_femmes_fap2009.csv", "fap2009_rome_v3.csv"
TENSION, HIRING, SHEETS = "ft_tension_rome_bassin_2021.csv", "bmo_2024.csv", "v347/referentiel_code_rome.csv"
TITLES = "correspondance_v347_v460_appellations.csv"


@dataclass(frozen=True)
class Bad:
    """A change to a file of a source, and where the refusal must point."""

    source: str
    situation: str
    file: str
    old: str
    new: str
    line: int
    column: str


BAD = (
    Bad("rome3", "sheet unknown to ROME 4", TITLES, "e,A1101,A1101,S", "e,A1999,A1101,S", 3, "code_rome_v460"),
    Bad("rome3", "old code unknown", TITLES, ",A1101,Pilote", ",Z9999,Pilote", 3, "code_rome_v347"),
    Bad("rome3", "title unknown to ROME 4", TITLES, "105,", "999,", 6, "code_ogr"),
    Bad("rome3", "old sheet without a name", SHEETS, "Jardins et toits", "", 3, "libelle_rome"),
    Bad("fap", "group that is not there", FAMILIES, "A0Z,Gens des jardins\nA0Z01", "B0,\nA0Z01", 5, "code_fap_agregee"),
    Bad("fap", "unknown level", FAMILIES, "A0Z01,FAP225", "A0Z01,FAP341", 6, "niveau"),
    Bad("fap", "family twice", FAMILIES, "A0Z02,FAP225", "A0Z01,FAP225", 7, "code_fap"),
    Bad("fap", "share over 100", SHARES, "71.2", "171.2", 7, "part_femmes_pct"),
    Bad("fap", "share that is no number", SHARES, "71.2", "beaucoup", 7, "part_femmes_pct"),
    Bad("fap", "period of two years", SHARES, "A0Z01,2017-2019", "A0Z01,2018-2019", 6, "periode"),
    Bad("fap", "period badly written", SHARES, "A0Z01,2017-2019", "A0Z01,2017/2019", 6, "periode"),
    Bad("fap", "share of an unknown family", SHARES, "A0Z02,", "A1X02,", 7, "code_fap"),
    Bad("fap", "code of ROME badly written", LINKS, "A0Z02,D1106", "A0Z02,D11", 6, "code_rome_v3"),
    Bad("tension", "grade over 5", TENSION, "3,28.25,2,", "3,28.25,7,", 3, "tension_1a5"),
    Bad("tension", "measure twice", TENSION, "2021,A1203", "2021,A1101", 3, "code_rome_v3"),
    Bad("tension", "basin badly written", TENSION, "D1106,9306", "D1106,VAL", 4, "code_bassin"),
    Bad("bmo", "family unknown to FAP 2021", HIRING, "A0X41,É", "A0Z41,É", 4, "code_metier_bmo"),
    Bad("bmo", "hard projects over all of them", HIRING, "40,10,*", "40,50,*", 2, "projets_difficiles"),
    Bad("bmo", "part told of a secret", HIRING, "9306,VAL D ESSAI,*,*,*", "9306,VAL,*,4,*", 4, "projets_difficiles"),
    Bad("bmo", "secret written otherwise", HIRING, "40,10,*", "40,10,s", 2, "projets_saisonniers"),
    Bad("bmo", "year badly written", HIRING, "2024,A0X41", "24-25,A0X41", 4, "annee"),
)  # fmt: skip
FOLDERS = {"rome3": "rome3", "fap": "market", "tension": "market", "bmo": "market"}


def held() -> dict[str, int]:
    """How many rows each table holds."""
    models = (Edition, Family, FormerOccupation, Hiring, Tension, WomenShare)
    return {model.__name__: model.objects.count() for model in models}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.source}: {bad.situation}")
def test_a_bad_source_is_told_by_its_place_and_changes_nothing(bad: Bad, tmp_path: Path) -> None:
    folder = copied(FOLDERS[bad.source], tmp_path)
    replace(folder / bad.file, bad.old, bad.new)
    before = held()

    with pytest.raises(BadSource) as refused:
        importer(bad.source)(folder, at=AT)

    assert (refused.value.file, refused.value.line) == (Path(bad.file).name, bad.line)
    assert refused.value.column == bad.column
    assert held() == before


@pytest.mark.parametrize(("source", "file"), [("fap", FAMILIES), ("bmo", HIRING)])
def test_text_in_cp1252_is_refused_as_such(source: str, file: str, tmp_path: Path) -> None:
    folder = copied("market", tmp_path)
    (folder / file).write_bytes((folder / file).read_text(encoding="utf-8").encode("cp1252"))

    with pytest.raises(BadSource) as refused:
        importer(source)(folder, at=AT)

    assert refused.value.file == file
    assert "UTF-8" in refused.value.expected
