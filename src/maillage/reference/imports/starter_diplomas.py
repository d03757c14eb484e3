"""Load the diplomas of the starter pack, until Certif Info is imported over them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

from maillage.core.instants import local
from maillage.reference.enums import DiplomaState, Source
from maillage.reference.imports.certifinfo import Diplomas, write_diplomas
from maillage.reference.imports.records import Row
from maillage.reference.imports.report import ImportReport, Origin, is_official, left_alone, publish
from maillage.reference.imports.tables import SourceFolder
from maillage.safeguards.journal import Actor

_FILE = "diplomas.csv"
_WAYS = ("initial", "apprenticeship", "continuing", "contract", "experience", "individual")
_COLUMNS = f"code name kind level rome3_codes {' '.join(_WAYS)}"
_OPEN = {"yes": True, "no": False, "": None}
_WRITTEN_ON: Final = date(2026, 11, 25)


def load_diplomas(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `diplomas.csv` of the pack. Raises BadSource."""
    source = SourceFolder(folder, _FILE, ())
    read = Diplomas()
    for row in source.rows(_FILE, _COLUMNS):
        _add(read, row)
    origin = Origin(
        source=Source.DIPLOMAS,
        title="Diplômes de démonstration",
        publisher="Maillage, d’après les noms officiels des diplômes",
        url="",
        licence="Licence Ouverte 2.0",
        vintage="échantillon écrit en novembre 2026",
        fingerprint=source.fingerprint(),
        is_starter=True,
    )
    if is_official(Source.DIPLOMAS):
        return left_alone(origin)
    on = local(at).date()
    return publish(origin, lambda: write_diplomas(read, on=on), actor=actor, at=at, dry_run=False)


def _add(read: Diplomas, row: Row) -> None:
    code, level = row.filled("code", 8), row.integer("level", highest=8)
    ways = (row.among(way, _OPEN) for way in _WAYS)
    named = (row.filled("name"), row.filled("kind", 120), level, DiplomaState.PUBLISHED)
    read.diplomas[(code,)] = (*named, "", None, "", "", "", None, None, *ways, _WRITTEN_ON)
    read.codes[(code,)] = ({}, {})
    read.links.update((code, rome3_code) for rome3_code in row.filled("rome3_codes").split())
