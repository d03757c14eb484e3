"""Read the other doors to occupations: interest centres, sectors, NAF divisions, themes."""

from __future__ import annotations

from dataclasses import dataclass, field

from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.rome_occupations import Keyed, occupation_of
from maillage.reference.imports.tables import SourceFolder

_SHEET = "code_ogr_rome code_rome libelle_rome"
_MAIN = {"oui": True, "non": False}


@dataclass
class Entries:
    """What the files say: doors by code, and their links to occupations."""

    interests: Keyed = field(default_factory=dict)
    sectors: Keyed = field(default_factory=dict)
    naf_sectors: Keyed = field(default_factory=dict)
    themes: Keyed = field(default_factory=dict)
    interest_links: Keyed = field(default_factory=dict)
    sector_links: Keyed = field(default_factory=dict)
    naf_links: Keyed = field(default_factory=dict)
    theme_links: Keyed = field(default_factory=dict)


def read_entries(folder: SourceFolder, occupations: Keyed) -> Entries:
    """The doors and their occupations. Raises BadSource."""
    read = Entries()
    _read_interests(folder, read, occupations)
    _read_sectors(folder, read, occupations)
    _read_naf(folder, read, occupations)
    _read_themes(folder, read, occupations)
    return read


def _entry(row: Row, column: str, read: Keyed) -> tuple[str]:
    return once(row, column, code=(row.filled(column, 5),), seen=read)


def _words(row: Row, name: str, definition: str = "") -> tuple[str, str]:
    """The name and the definition, whose blanks and line breaks become single blanks."""
    told = " ".join(row.text(definition, 2000).split()) if definition else ""
    return typeset(row.filled(name, 200)), typeset(told)


def _known(row: Row, column: str, codes: Keyed, *, of: str) -> str:
    code: str = row.known(column, codes, read=lambda cell: (cell,), of=of)[0]
    return code


def _read_interests(folder: SourceFolder, read: Entries, occupations: Keyed) -> None:
    columns = "code_centre_interet libelle_centre_interet definition_centre_interet"
    for row in folder.rows("centre_interet.csv", columns):
        code = _entry(row, "code_centre_interet", read.interests)
        read.interests[code] = _words(row, "libelle_centre_interet", "definition_centre_interet")
    columns = f"code_centre_interet libelle_centre_interet {_SHEET} principal"
    for row in folder.rows("arborescence_centre_interet.csv", columns):
        door = _known(row, "code_centre_interet", read.interests, of="centre_interet.csv")
        link = once(row, "code_rome", code=(occupation_of(row, occupations), door), seen=read.interest_links)
        read.interest_links[link] = (row.among("principal", _MAIN),)


def _read_sectors(folder: SourceFolder, read: Entries, occupations: Keyed) -> None:
    for row in folder.rows("secteur_activite.csv", "code_sect_activite libelle_sect_activite definition_sect_activite"):
        code = _entry(row, "code_sect_activite", read.sectors)
        read.sectors[code] = (*_words(row, "libelle_sect_activite", "definition_sect_activite"), None)
    columns = "code_ss_sect_activite libelle_ss_sect_activite definition_ss_sect_activite code_sect_activite"
    for row in folder.rows("sous_secteur_activite.csv", columns):
        parent = _known(row, "code_sect_activite", read.sectors, of="secteur_activite.csv")
        code = _entry(row, "code_ss_sect_activite", read.sectors)
        read.sectors[code] = (*_words(row, "libelle_ss_sect_activite", "definition_ss_sect_activite"), parent)
    columns = (
        f"code_sect_activite libelle_sect_activite code_ss_sect_activite libelle_ss_sect_activite {_SHEET} principal"
    )
    for row in folder.rows("arborescence_secteur_activite.csv", columns):
        door = _known(row, "code_sect_activite", read.sectors, of="secteur_activite.csv")
        if row.cells["code_ss_sect_activite"]:
            door = _known(row, "code_ss_sect_activite", read.sectors, of="sous_secteur_activite.csv")
        link = once(row, "code_rome", code=(occupation_of(row, occupations), door), seen=read.sector_links)
        read.sector_links[link] = (row.among("principal", _MAIN),)


def _read_naf(folder: SourceFolder, read: Entries, occupations: Keyed) -> None:
    for row in folder.rows("secteur_naf.csv", "code_tech_secteur_naf code_secteur_naf libelle_secteur_naf"):
        code = _entry(row, "code_secteur_naf", read.naf_sectors)
        read.naf_sectors[code] = _words(row, "libelle_secteur_naf")
    for row in folder.rows("arborescence_secteur_naf.csv", f"code_secteur_naf libelle_secteur_naf {_SHEET}"):
        door = _known(row, "code_secteur_naf", read.naf_sectors, of="secteur_naf.csv")
        read.naf_links[once(row, "code_rome", code=(occupation_of(row, occupations), door), seen=read.naf_links)] = ()


def _read_themes(folder: SourceFolder, read: Entries, occupations: Keyed) -> None:
    for row in folder.rows("themes.csv", "code_theme libelle_theme definition_theme"):
        read.themes[_entry(row, "code_theme", read.themes)] = _words(row, "libelle_theme", "definition_theme")
    for row in folder.rows("arborescence_thematique.csv", f"code_theme libelle_theme {_SHEET}"):
        door = _known(row, "code_theme", read.themes, of="themes.csv")
        read.theme_links[
            once(row, "code_rome", code=(occupation_of(row, occupations), door), seen=read.theme_links)
        ] = ()
