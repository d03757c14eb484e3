"""Each bad input: one clear message that tells file, line and column, and nothing changed (§5.3)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from maillage.reference.errors import BadSource
from maillage.reference.imports import IMPORTERS, importer
from tests.reference.sources import AT, MINIATURE, copied, drop_lines, kept, replace, zipped

pytestmark = pytest.mark.django_db


FOLDERS = {
    "communes": "geo",
    "mouvements": "geo",
    "contours": "geo",
    "feries": "services",
    "vacances": "services",
    "insee": "marche_travail",
    "rome": "rome",
}


@dataclass(frozen=True)
class Bad:
    """A change to a miniature folder, and where the refusal must point."""

    importer: str
    situation: str
    spoil: Callable[[Path], object]
    file: str
    line: int = 0
    column: str = ""

    @property
    def folder(self) -> str:
        return {
            "communes": "geo",
            "mouvements": "geo",
            "contours": "geo",
            "feries": "services",
            "vacances": "services",
            "insee": "marche_travail",
            "rome": "rome",
        }[self.importer]

    def prepare(self, folder: Path) -> None:
        """What stands before: figures and outlines refer to communes, outlines to what communes were."""
        if self.importer in {"mouvements", "contours", "insee"}:
            importer("communes")(MINIATURE / "geo", at=AT)
        if self.importer == "contours":
            importer("mouvements")(MINIATURE / "geo", at=AT)


def _append(name: str, text: bytes) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        with (folder / name).open("ab") as file:
            file.write(text)

    return change


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def _replace(name: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: replace(folder / name, old, new)


def _open_ring(path: Path) -> None:
    """Take away the last point of the first ring."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][0]["geometry"]["coordinates"][0].pop()
    path.write_text(json.dumps(collection), encoding="utf-8")


def _latin(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_text(encoding="utf-8").encode("latin-1"))


COMMUNES, TITLES, LINKS = "communes.csv", "referentiel_appellation.csv", "liens_rome_referentiels.csv"
MOVES, DELEGATED = "mouvements_communes.csv", "communes_deleguees_associees.csv"
OUTLINES = "contours_communes_paca.geojson"
PUBLIC, SCHOOL = "jours_feries_metropole.csv", "vacances_scolaires.csv"
PEOPLE, RATES = "insee_population_departement_sexe_age_2023.csv", "insee_taux_chomage_localise.csv"
LONG = b'"' + b"x" * (1024 * 1024) + b'"\n'
BAD = (
    Bad("communes", "truncated gzip", lambda folder: zipped(folder / COMMUNES, cut_bytes=12), f"{COMMUNES}.gz"),
    Bad("communes", "wrong encoding", _latin(COMMUNES), COMMUNES, 4),
    Bad("communes", "missing column", _replace(COMMUNES, ",population,", ",habitants,"), COMMUNES, 1, "population"),
    Bad("communes", "extra column", _replace(COMMUNES, "zrr_2022", "zrr_2022,note"), COMMUNES, 1, "note"),
    Bad("communes", "column twice", _replace("regions.csv", "nom", "nom,nom"), "regions.csv", 1, "nom"),
    Bad("communes", "text for a number", _replace(COMMUNES, ",1000,", ",mille,"), COMMUNES, 2, "population"),
    Bad("communes", "text for a position", _replace(COMMUNES, "5.42052", "est"), COMMUNES, 2, "longitude"),
    Bad("communes", "position outside", _replace(COMMUNES, "43.29174", "143.2"), COMMUNES, 2, "latitude"),
    Bad("communes", "code of another form", _replace(COMMUNES, "13055,COM", "1355,COM"), COMMUNES, 2, "code_insee"),
    Bad("communes", "unknown type", _replace(COMMUNES, "13055,COM", "13055,ZZZ"), COMMUNES, 2, "type"),
    Bad("communes", "duplicate code", _replace(COMMUNES, "05120,COM", "05001,COM"), COMMUNES, 5, "code_insee"),
    Bad("communes", "orphan department", _replace("departements.csv", "2A,", "2B,"), COMMUNES, 6, "code_departement"),
    Bad("communes", "orphan region", _replace("regions.csv", "94,", "99,"), "departements.csv", 4, "code_region"),
    Bad("communes", "orphan parent", _replace(COMMUNES, ",13055,13,", ",13056,13,"), COMMUNES, 7, "code_parent"),
    Bad("communes", "bad postal code", _replace(COMMUNES, "|13090|", "|1309|"), COMMUNES, 3, "codes_postaux"),
    Bad("communes", "empty file", _write(COMMUNES, b""), COMMUNES, 1),
    Bad("communes", "header alone", _write("regions.csv", b"code_region,code_chef_lieu,nom\n"), "regions.csv", 2),
    Bad("communes", "file missing", lambda folder: (folder / "epci.csv").unlink(), "epci.csv"),
    Bad("communes", "main file missing", lambda folder: (folder / COMMUNES).unlink(), COMMUNES),
    Bad("communes", "line over 1 MiB", _append(COMMUNES, LONG), COMMUNES, 8),
    Bad("communes", "cells missing", _append(COMMUNES, b"13002,COM\n"), COMMUNES, 8),
    Bad("communes", "null character", _append(COMMUNES, b"13002,\0\n"), COMMUNES, 8),
    Bad("communes", "open quote", _append(COMMUNES, b'13002,"COM\n'), COMMUNES, 8),
    Bad(
        "communes",
        "bad date",
        _replace("mouvements_communes.csv", "2026-01-01", "janvier"),
        "mouvements_communes.csv",
        4,
        "DATE_EFF",
    ),
    Bad("mouvements", "bad date", _replace(MOVES, "2019-01-01", "01/01/2019"), MOVES, 2, "DATE_EFF"),
    Bad("mouvements", "unknown kind of event", _replace(MOVES, "31,", "fusion,"), MOVES, 4, "MOD"),
    Bad("mouvements", "code of another form", _replace(MOVES, "COM,13001", "COM,1300"), MOVES, 4, "COM_AP"),
    Bad("mouvements", "commune without a name", _replace(MOVES, "Vieux-Bourg", ""), MOVES, 4, "LIBELLE_AV"),
    Bad(
        "mouvements",
        "orphan delegated commune",
        _replace(DELEGATED, "05001", "05999"),
        DELEGATED,
        2,
        "code_commune_actuelle",
    ),
    Bad("mouvements", "file missing", lambda folder: (folder / MOVES).unlink(), MOVES),
    Bad("contours", "garbled JSON", _replace(OUTLINES, '"features": [', '"features": {'), OUTLINES, 4),
    Bad("contours", "no collection", _write(OUTLINES, b"[]"), OUTLINES),
    Bad("contours", "truncated gzip", lambda folder: zipped(folder / OUTLINES, cut_bytes=12), f"{OUTLINES}.gz"),
    Bad("contours", "ring not closed", lambda folder: _open_ring(folder / OUTLINES), OUTLINES, column="13055"),
    Bad("contours", "territory twice", _replace(OUTLINES, '"05001"', '"13001"'), OUTLINES, column="13001"),
    Bad("contours", "unknown territory", _replace(OUTLINES, '"05001"', '"99999"'), OUTLINES, column="99999"),
    Bad("contours", "a point for a polygon", _replace(OUTLINES, '"MultiPolygon"', '"Point"'), OUTLINES, column="13001"),
    Bad("contours", "point off the Earth", _replace(OUTLINES, "43.3", "143.3"), OUTLINES, column="13055"),
    Bad("feries", "bad date", _replace(PUBLIC, "2026-07-14", "14/07/2026"), PUBLIC, 4, "date"),
    Bad("feries", "other year", _replace(PUBLIC, "14,2026", "14,2025"), PUBLIC, 4, "annee"),
    Bad("feries", "day twice", _replace(PUBLIC, "Ascension", "1er mai"), PUBLIC, 3, "date"),
    Bad("feries", "unknown zone", _replace(PUBLIC, "2026,Métropole", "2026,Mayotte"), PUBLIC, 4, "zone"),
    Bad("vacances", "day twice", _replace(SCHOOL, "2026-03-02", "2026-03-01"), SCHOOL, 3, "date"),
    Bad("vacances", "day missing", _replace(SCHOOL, "2026-03-04", "2026-03-05"), SCHOOL, 5, "date"),
    Bad("vacances", "neither yes nor no", _replace(SCHOOL, "03-04,False", "03-04,Non"), SCHOOL, 5, "vacances_zone_a"),
    Bad("vacances", "holiday without a name", _replace(SCHOOL, "Pont de l'Ascension", ""), SCHOOL, 6, "nom_vacances"),
    Bad("insee", "text for a number", _replace(PEOPLE, "4 ans,20", "4 ans,vingt"), PEOPLE, 10, "population"),
    Bad(
        "insee", "total that is no sum", _replace(PEOPLE, "Hommes,Total,33", "Hommes,Total,34"), PEOPLE, 5, "population"
    ),
    Bad(
        "insee",
        "ages badly written",
        _replace(PEOPLE, "05,Hautes-Alpes,Femmes,95 ans et plus", "05,Hautes-Alpes,Femmes,95+"),
        PEOPLE,
        8,
        "tranche_age",
    ),
    Bad("insee", "band twice", _replace(PEOPLE, "5 à 9 ans,12", "0 à 4 ans,12"), PEOPLE, 7, "tranche_age"),
    Bad("insee", "orphan department", _replace(PEOPLE, "2A,Corse", "2B,Corse"), PEOPLE, 26, "code_departement"),
    Bad("insee", "quarter badly written", _replace(RATES, "2024-T2", "T2 2024"), RATES, 2, "trimestre"),
    Bad("insee", "quarter twice", _replace(RATES, "2024-T2", "2024-T3"), RATES, 3, "trimestre"),
    Bad("insee", "rate with a comma", _replace(RATES, "9.1", '"9,1"'), RATES, 4, "taux_chomage_pct"),
    Bad("rome", "truncated gzip", lambda folder: zipped(folder / TITLES, cut_bytes=12), f"{TITLES}.gz"),
    Bad("rome", "wrong encoding", _latin("referentiel_competence.csv"), "referentiel_competence.csv", 2),
    Bad("rome", "missing column", _replace(TITLES, ",peu_usite", ",rare"), TITLES, 1, "peu_usite"),
    Bad("rome", "extra column", _replace("themes.csv", "definition_theme", "definition_theme,x"), "themes.csv", 1, "x"),
    Bad(
        "rome",
        "text for a number",
        _replace("rubrique_mobilite.csv", "D1106,2", "D1106,deux"),
        "rubrique_mobilite.csv",
        2,
        "numero_ordre",
    ),
    Bad("rome", "number too long", _replace(TITLES, "105,V", "99999999999,V"), TITLES, 6, "code_ogr"),
    Bad(
        "rome",
        "duplicate occupation",
        _replace("referentiel_code_rome.csv", "A1203,12", "A1101,12"),
        "referentiel_code_rome.csv",
        3,
        "code_rome",
    ),
    Bad("rome", "duplicate title", _replace(TITLES, "102,P", "101,P"), TITLES, 3, "code_ogr"),
    Bad("rome", "duplicate link", _append(LINKS, b"A1101,5,1,201\n"), LINKS, 13, "code_ogr"),
    Bad("rome", "orphan title", _replace(TITLES, "A1101,,,,,,SYN", "A9999,,,,,,SYN"), TITLES, 3, "code_rome"),
    Bad("rome", "orphan item", _append(LINKS, b"A1101,5,1,999\n"), LINKS, 13, "code_ogr"),
    Bad(
        "rome", "orphan core mark", _append("coherence_item.csv", b"D1106,201,\n"), "coherence_item.csv", 10, "code_ogr"
    ),
    Bad("rome", "orphan text", _append("texte.csv", b"Z9999,3,definition,1,Rien.\n"), "texte.csv", 7, "code_rome"),
    Bad(
        "rome",
        "sheet without a domain",
        lambda folder: drop_lines(folder / "cr_gd_dp.csv", "D1106"),
        "referentiel_code_rome.csv",
        4,
        "code_rome",
    ),
    Bad("rome", "item of no list", _append("item.csv", b"999,Rien,1\n"), "item.csv", 9, "code_ogr"),
    Bad(
        "rome",
        "branch of two names",
        _replace(
            "arborescence_competences.csv",
            '3,Production,Agriculture,Cultiver,"Faire pousser (fleurs, …)",Tailler',
            '3,Production,Jardins,Cultiver,"Faire pousser (fleurs, …)",Tailler',
        ),
        "arborescence_competences.csv",
        3,
        "enjeu",
    ),
    Bad(
        "rome",
        "move to itself",
        _replace("rubrique_mobilite.csv", "A1101,A1203", "A1101,A1101"),
        "rubrique_mobilite.csv",
        3,
        "code_rome_cible",
    ),
    Bad(
        "rome",
        "unknown word",
        _replace("coherence_item.csv", "Principale", "Centrale"),
        "coherence_item.csv",
        2,
        "coeur_metier",
    ),
    Bad("rome", "empty file", _write("referentiel_code_rome.csv", b""), "referentiel_code_rome.csv", 1),
    Bad("rome", "file missing", lambda folder: (folder / "item.csv").unlink(), "item.csv"),
    Bad(
        "rome",
        "main file missing",
        lambda folder: (folder / "referentiel_code_rome.csv").unlink(),
        "referentiel_code_rome.csv",
    ),
    Bad("rome", "line over 1 MiB", _append(TITLES, LONG), TITLES, 7),
    Bad(
        "rome",
        "label too long",
        _replace(TITLES, "Pilote de moissonneuse,P", "P" * 300 + ",P"),
        TITLES,
        3,
        "libelle_appellation_long",
    ),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.importer}: {bad.situation}")
def test_a_bad_source_is_told_by_its_place_and_changes_nothing(bad: Bad, tmp_path: Path) -> None:
    folder = copied(bad.folder, tmp_path)
    bad.prepare(folder)
    bad.spoil(folder)
    before = kept()

    with pytest.raises(BadSource) as refused:
        importer(bad.importer)(folder, at=AT)

    assert refused.value.file == bad.file
    assert refused.value.column == bad.column
    assert bad.line in {0, refused.value.line}
    assert refused.value.file in str(refused.value)
    assert kept() == before


def test_the_sentence_tells_file_line_column_what_was_expected_and_found(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)
    replace(folder / COMMUNES, ",1000,", ",mille,")

    with pytest.raises(BadSource) as refused:
        importer("communes")(folder, at=AT)

    sentence = "fichier communes.csv, ligne 2, colonne « population » : attendu un nombre entier ; trouvé « mille »."
    assert str(refused.value) == sentence


def test_a_file_that_only_claims_to_be_gzip_is_refused(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)
    (folder / COMMUNES).rename(folder / f"{COMMUNES}.gz")

    with pytest.raises(BadSource) as refused:
        importer("communes")(folder, at=AT)

    assert (refused.value.file, refused.value.line) == (f"{COMMUNES}.gz", 1)


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_a_path_that_does_not_exist_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSource):
        importer(name)(tmp_path / "absent", at=AT)
