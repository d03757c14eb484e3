"""Importers of official sources, by the name a command gives them.

The order is that of `maillage import all`: a source comes after those it refers to. An importer takes a
path (its folder, its main file, or the folder of all sources) and raises BadSource, having changed
nothing, when that path holds none.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final, Protocol, cast

from django.utils.module_loading import import_string

from maillage.reference.imports.report import ImportReport, Progress, silent
from maillage.safeguards.journal import Actor

_HERE = "maillage.reference.imports"
IMPORTERS: Final[dict[str, str]] = {
    "communes": f"{_HERE}.communes.import_communes",
    "mouvements": f"{_HERE}.movements.import_movements",
    "contours": f"{_HERE}.outlines.import_outlines",
    "feries": f"{_HERE}.holidays.import_public_holidays",
    "vacances": f"{_HERE}.holidays.import_school_holidays",
    "insee": f"{_HERE}.insee.import_insee",
    "rome": f"{_HERE}.rome.import_rome",
    "rome3": f"{_HERE}.rome3.import_rome3",
    "fap": f"{_HERE}.families.import_families",
    "tension": f"{_HERE}.tension.import_tension",
    "bmo": f"{_HERE}.hiring.import_hiring",
    "onisep": f"{_HERE}.onisep.import_onisep",
    "certifinfo": f"{_HERE}.certifinfo.import_certifinfo",
    "esco": f"{_HERE}.esco.import_esco",
    "vocabulaires": f"{_HERE}.vocabularies.import_vocabularies",
    "services": f"{_HERE}.directories.import_directories",
}


class Importer(Protocol):
    """How every source is read: everything is checked before the first write, in one transaction."""

    def __call__(
        self,
        source: Path,
        *,
        at: datetime,
        actor: Actor = None,
        dry_run: bool = False,
        progress: Progress = silent,
    ) -> ImportReport: ...


def importer(name: str) -> Importer:
    """The importer of a source. Raises KeyError for a name that is not in IMPORTERS."""
    return cast("Importer", import_string(IMPORTERS[name]))


__all__ = ["IMPORTERS", "ImportReport", "Importer", "importer"]
