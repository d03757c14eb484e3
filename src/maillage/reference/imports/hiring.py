"""Import what employers mean to hire, by their own families and basin (survey « Besoins en main-d’œuvre »).

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import Join, Source
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Basin, Hiring, HiringFamily
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "bmo_2024.csv"
_COLUMNS = (
    "annee code_metier_bmo libelle_metier_bmo code_famille libelle_famille code_region nom_region"
    " code_departement nom_departement code_bassin nom_bassin projets projets_difficiles projets_saisonniers"
)
_FAMILIES_FILE = "fap2021_nomenclature.csv"
_FAMILIES_COLUMNS = (
    "code_fap341 libelle_fap341 code_fap228 libelle_fap228 code_fap86 libelle_fap86 code_fap22 libelle_fap22"
)
_BASIN_CODE = re.compile(r"[0-9]{3,4}")
_DEPARTMENT_CODE = re.compile(r"[0-9][0-9AB][0-9]?")
_SECRET = "*"  # noqa: S105  what the source writes for a statistical secret
_STEPS = 3


@dataclass
class Hirings:
    """What the files say of the basins we know, and of how many it speaks in all."""

    families: dict[tuple[str], tuple[str]] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], tuple[int, int | None, int | None, int | None]] = field(default_factory=dict)
    read: int = 0

    def coverage(self) -> tuple[CoverageLine, ...]:
        """How many rows have a basin, how many of these tell their number."""
        told = sum(projects is not None for _year, projects, *_rest in self.rows.values())
        return (
            CoverageLine(Join.HIRINGS_IN_BASINS, len(self.rows), self.read),
            CoverageLine(Join.HIRINGS_TOLD, told, len(self.rows)),
        )


def import_hiring(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("marche_travail",))
    progress(_("Lecture des projets d’embauche"), 0, _STEPS)
    read = read_hirings(folder)
    progress(_("Écriture des projets d’embauche"), 1, _STEPS)
    report = publish(_origin(folder, read), lambda: _write(read), actor=actor, at=at, dry_run=dry_run)
    progress(_("Projets d’embauche importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, read: Hirings) -> Origin:
    years = sorted({year for year, *_rest in read.rows.values()})
    return Origin(
        source=Source.HIRING,
        title="Besoins en main-d’œuvre (FAP 2021)",
        publisher="France Travail",
        url="https://statistiques.francetravail.org/bmo",
        licence="Licence Ouverte",
        vintage=", ".join(map(str, years)),
        fingerprint=folder.fingerprint(),
    )


def read_hirings(folder: SourceFolder) -> Hirings:
    """The projects of known basins; a basin that the zonings do not name is left out, and counted. Raises BadSource."""
    read = Hirings()
    nomenclature = {row.filled("code_fap228", 5) for row in folder.rows(_FAMILIES_FILE, _FAMILIES_COLUMNS)}
    basins = set(Basin.objects.filter(ended_on=None).order_by("code").values_list("code", flat=True))
    seen: set[tuple[str, str, str]] = set()
    for row in folder.rows(_MAIN_FILE, _COLUMNS):
        family = row.known("code_metier_bmo", nomenclature, read=str, of=_FAMILIES_FILE)
        key = (row.code("code_bassin", _BASIN_CODE), family, row.code("code_departement", _DEPARTMENT_CODE))
        seen.add(once(row, "code_metier_bmo", code=key, seen=seen))
        read.read += 1
        numbers = _numbers(row)
        if key[0] in basins:
            read.families[family,] = (typeset(row.filled("libelle_metier_bmo", 200)),)
            read.rows[key] = numbers
    return read


def _numbers(row: Row) -> tuple[int, int | None, int | None, int | None]:
    """The year, the projects, those that are hard, those that are seasonal."""
    projects = _told(row, "projets")
    parts = {column: _told(row, column) for column in ("projets_difficiles", "projets_saisonniers")}
    for column, part in parts.items():
        if part is not None and (projects is None or part > projects):
            raise row.refusal(column, _("une partie des projets, ou * pour un secret statistique"))
    return row.integer("annee", 2100), projects, parts["projets_difficiles"], parts["projets_saisonniers"]


def _told(row: Row, column: str) -> int | None:
    """A number of projects; None when the source keeps it secret."""
    return None if row.cells[column] == _SECRET else row.integer(column)


def _write(read: Hirings) -> Written:
    # Rows go before the families they name, and come after them.
    Hiring.objects.exclude(family__in=[code for (code,) in read.families]).delete()
    told = (
        (HiringFamily.objects.all(), "code", "name", read.families),
        (Hiring.objects.all(), "basin_id family_id department_code", "year projects hard seasonal", read.rows),
    )
    return Written(synchronise_each(told, ended_on=None), read.coverage())
