"""Read the occupations of ROME: domains, sheets, texts, job titles, mobilities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from maillage.reference.gender import both_genders
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.search_names import kept_for_search

MAIN_FILE = "referentiel_code_rome.csv"
_CODE = re.compile(r"[A-Z][0-9]{4}")
_RIASEC = re.compile(r"[RIASEC]?")
_YES = {"O": True, "N": False, "": False}
_TAGS = "transition_eco transition_num transition_demo emploi_reglemente emploi_cadre"
_TAG_FIELDS = "ecological_transition digital_transition demographic_transition is_regulated is_executive"
_NAME_FIELDS = "label name_feminine name_masculine search_name"
OCCUPATION_FIELDS = (
    f"ogr_code {_NAME_FIELDS} rome3_code {_TAG_FIELDS} domain_id definition access riasec_major riasec_minor"
)
APPELLATION_FIELDS = f"short_label occupation_id is_main is_seldom_used {_NAME_FIELDS} {_TAG_FIELDS}"
_TEXTS = {"definition": 0, "acces_metier": 1}
Keyed = dict[tuple[Any, ...], tuple[Any, ...]]


@dataclass
class Occupations:
    """What the files say, by key, in the order of the fields above."""

    domains: Keyed = field(default_factory=dict)
    professional_domains: Keyed = field(default_factory=dict)
    occupations: Keyed = field(default_factory=dict)
    appellations: Keyed = field(default_factory=dict)
    mobilities: Keyed = field(default_factory=dict)


def read_occupations(folder: SourceFolder) -> Occupations:
    """Everything about occupations but what they are made of. Raises BadSource."""
    read = Occupations()
    sheets = _sheets(folder)
    _read_domains(folder, read)
    places = _places(folder, sheets, read)
    texts = _texts(folder, sheets)
    riasec = _riasec(folder, sheets)
    for code, row in sheets.items():
        if code not in places:
            raise row.refusal("code_rome", _("un code présent dans %s") % "cr_gd_dp.csv")
        read.occupations[(code,)] = (*_sheet(row), places[code], *texts[code], *riasec.get(code, ("", "")))
    _read_appellations(folder, read)
    _read_mobilities(folder, read)
    return read


def occupation_of(row: Row, codes: Mapping[Any, Any], column: str = "code_rome") -> str:
    """The cell, which must be the code of an occupation that was read."""
    code: tuple[str] = row.known(column, codes, read=lambda cell: (cell,), of=MAIN_FILE)
    return code[0]


def _sheets(folder: SourceFolder) -> dict[str, Row]:
    sheets: dict[str, Row] = {}
    columns = f"code_rome code_fiche_metier code_ogr libelle_rome {_TAGS} code_rome_parent"
    for row in folder.rows(MAIN_FILE, columns):
        sheets[once(row, "code_rome", code=row.code("code_rome", _CODE), seen=sheets)] = row
        row.integer("code_ogr")
        row.filled("libelle_rome", 200)
    return sheets


def _sheet(row: Row) -> tuple[Any, ...]:
    return (row.cells["code_ogr"], *_names(row, "libelle_rome"), row.text("code_rome_parent", 5), *_tags(row))


def _names(row: Row, column: str) -> tuple[str, str, str, str]:
    label = typeset(row.filled(column, 200))
    names = both_genders(label)
    return label, names.feminine, names.masculine, kept_for_search(names.feminine, names.masculine)


def _tags(row: Row) -> tuple[str | bool, ...]:
    transitions = (row.text(name, 80) for name in ("transition_eco", "transition_num", "transition_demo"))
    return (*transitions, row.among("emploi_reglemente", _YES), row.among("emploi_cadre", _YES))


def _read_domains(folder: SourceFolder, read: Occupations) -> None:
    for row in folder.rows("grand_domaine.csv", "code_grand_domaine libelle_grand_domaine"):
        code = once(row, "code_grand_domaine", code=(row.filled("code_grand_domaine", 1),), seen=read.domains)
        read.domains[code] = (typeset(row.filled("libelle_grand_domaine", 200)),)
    columns = "code_domaine_professionnel libelle_domaine_professionnel"
    for row in folder.rows("domaine_professionnel.csv", columns):
        name = typeset(row.filled("libelle_domaine_professionnel", 200))
        code = (row.filled("code_domaine_professionnel", 3),)
        once(row, "code_domaine_professionnel", code=code, seen=read.professional_domains)
        row.known("code_domaine_professionnel", read.domains, read=lambda cell: (cell[:1],), of="grand_domaine.csv")
        read.professional_domains[code] = (name, code[0][:1])


def _places(folder: SourceFolder, sheets: Mapping[str, Row], read: Occupations) -> dict[str, str]:
    """The professional domain of each sheet."""
    places: dict[str, str] = {}
    columns = (
        "code_rome libelle_rome code_grand_domaine libelle_grand_domaine"
        " code_domaine_professionel libelle_domaine_professionel"
    )
    for row in folder.rows("cr_gd_dp.csv", columns):
        code = once(row, "code_rome", code=row.known("code_rome", sheets, read=str, of=MAIN_FILE), seen=places)
        known = read.professional_domains
        place = row.known("code_domaine_professionel", known, read=lambda cell: (cell,), of="domaine_professionnel.csv")
        places[code] = place[0]
    return places


def _texts(folder: SourceFolder, sheets: Mapping[str, Row]) -> dict[str, tuple[str, str]]:
    """For each sheet, its definition and its access, one sentence a line."""
    sentences: dict[str, tuple[list[tuple[int, str]], ...]] = {code: ([], []) for code in sheets}
    columns = "code_rome code_compo_bloc libelle_type_texte position_phrase libelle_texte"
    for row in folder.rows("texte.csv", columns):
        code = row.known("code_rome", sheets, read=str, of=MAIN_FILE)
        kind = row.among("libelle_type_texte", _TEXTS)
        sentences[code][kind].append((row.integer("position_phrase"), typeset(row.filled("libelle_texte", 2000))))
    return {code: (_joined(kinds[0]), _joined(kinds[1])) for code, kinds in sentences.items()}


def _joined(sentences: list[tuple[int, str]]) -> str:
    return "\n".join(" ".join(sentence.split()) for _position, sentence in sorted(sentences))


def _riasec(folder: SourceFolder, sheets: Mapping[str, Row]) -> dict[str, tuple[str, str]]:
    types: dict[str, tuple[str, str]] = {}
    for row in folder.rows("referentiel_code_rome_riasec.csv", "code_rome riasec_majeur riasec_mineur"):
        code = once(row, "code_rome", code=row.known("code_rome", sheets, read=str, of=MAIN_FILE), seen=types)
        types[code] = riasec_of(row)
    return types


def riasec_of(row: Row) -> tuple[str, str]:
    """The major and the minor type of a row; each may be missing."""
    return row.code("riasec_majeur", _RIASEC), row.code("riasec_mineur", _RIASEC)


def _read_appellations(folder: SourceFolder, read: Occupations) -> None:
    columns = (
        f"code_ogr libelle_appellation_long libelle_appellation_court code_rome {_TAGS}"
        " classification origine code_rome_parent peu_usite"
    )
    for row in folder.rows("referentiel_appellation.csv", columns):
        code = once(row, "code_ogr", code=(row.integer("code_ogr"),), seen=read.appellations)
        read.appellations[code] = (
            typeset(row.text("libelle_appellation_court")),
            occupation_of(row, read.occupations),
            row.filled("classification") == "PRINCIPALE",
            row.among("peu_usite", _YES),
            *_names(row, "libelle_appellation_long"),
            *_tags(row),
        )


def _read_mobilities(folder: SourceFolder, read: Occupations) -> None:
    for row in folder.rows("rubrique_mobilite.csv", "code_rome code_rome_cible numero_ordre"):
        here, there = (occupation_of(row, read.occupations, column) for column in ("code_rome", "code_rome_cible"))
        if here == there:
            raise row.refusal("code_rome_cible", _("un autre métier"))
        once(row, "code_rome_cible", code=(here, there), seen=read.mobilities)
        read.mobilities[here, there] = (row.integer("numero_ordre", 32767),)
