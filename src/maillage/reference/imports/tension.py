"""Import how hard it is to recruit, by code of ROME 3 and basin (France Travail).

Everything is read and checked before the first write. docs/reference/sources.md names the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import Join, Source
from maillage.reference.imports.records import once
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import Sheet, synchronise
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Basin, Occupation, Tension
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "ft_tension_rome_bassin_2021.csv"
_COLUMNS = (
    "annee code_rome_v3 code_bassin offres_emploi_enregistrees demandeurs_emploi_abc tension_1a5"
    " intensite_embauches_1a5 manque_main_oeuvre_1a5 non_durabilite_emploi_1a5 conditions_travail_1a5"
    " inadequation_geographique_1a5 lien_formation_emploi_1a5"
)
_CODE = re.compile(r"[A-Z][0-9]{4}")
_BASIN_CODE = re.compile(r"[0-9]{3,4}")
_LEVELS = {str(level): level for level in range(1, 6)}
_STEPS = 3


@dataclass
class Tensions:
    """What the file says of the basins we know, and of how many it speaks in all."""

    rows: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # basin, ROME 3: year, level
    read: int = 0

    def coverage(self) -> tuple[CoverageLine, ...]:
        """How many measures have a basin, how many occupations a measure."""
        measured = {code for _basin, code in self.rows}
        rome3 = Occupation.objects.filter(ended_on=None).order_by("code").values_list("rome3_code", flat=True)
        told = [code in measured for code in rome3]
        return (
            CoverageLine(Join.TENSIONS_IN_BASINS, len(self.rows), self.read),
            CoverageLine(Join.OCCUPATIONS_WITH_TENSION, sum(told), len(told)),
        )


def import_tension(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("marche_travail",))
    progress(_("Lecture des tensions"), 0, _STEPS)
    read = read_tensions(folder)
    progress(_("Écriture des tensions"), 1, _STEPS)
    report = publish(_origin(folder, read), lambda: _write(read), actor=actor, at=at, dry_run=dry_run)
    progress(_("Tensions importées"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, read: Tensions) -> Origin:
    years = sorted({year for year, _level in read.rows.values()})
    return Origin(
        source=Source.TENSION,
        title="Tension par métier et par bassin d’emploi",
        publisher="France Travail",
        url="https://www.francetravail.org/opendata/",
        licence="conditions de réutilisation non précisées ; citer France Travail",
        vintage=", ".join(map(str, years)),
        fingerprint=folder.fingerprint(),
    )


def read_tensions(folder: SourceFolder) -> Tensions:
    """The measures of known basins; a basin that the zonings do not name is left out, and counted. Raises BadSource."""
    read = Tensions()
    basins = set(Basin.objects.filter(ended_on=None).order_by("code").values_list("code", flat=True))
    seen: set[tuple[str, str]] = set()
    for row in folder.rows(_MAIN_FILE, _COLUMNS):
        key = (row.code("code_bassin", _BASIN_CODE), row.code("code_rome_v3", _CODE))
        seen.add(once(row, "code_rome_v3", code=key, seen=seen))
        measure = (row.integer("annee", 2100), row.among("tension_1a5", _LEVELS))
        read.read += 1
        if key[0] in basins:
            read.rows[key] = measure
    return read


def _write(read: Tensions) -> Written:
    sheet = Sheet(("basin_id", "rome3_code"), ("year", "level"), read.rows)
    return Written({"tension": synchronise(Tension.objects.all(), sheet, ended_on=None)}, read.coverage())
