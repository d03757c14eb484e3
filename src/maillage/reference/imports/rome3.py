"""Import ROME as it was (version 3): where its sheets and its job titles lead today.

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.core.text import normalise
from maillage.reference.enums import Join, Source
from maillage.reference.gender import both_genders
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Appellation, FormerOccupation, FormerTitle, Occupation, OccupationSuccession
from maillage.reference.queries.editions import CoverageLine
from maillage.reference.search_names import kept_for_search
from maillage.safeguards.journal import Actor

_MAIN_FILE = "correspondance_v347_v460_appellations.csv"
_MAIN_COLUMNS = (
    "code_ogr libelle_appellation_long_v347 code_rome_v347 libelle_appellation_long_v460 code_rome_v460"
    " code_rome_parent_v460 classification peu_usite"
)
_SHEETS_FILE = "v347/referentiel_code_rome.csv"
_SHEETS_COLUMNS = "code_rome code_fiche_em code_ogr libelle_rome statut"
_CODE = re.compile(r"[A-Z][0-9]{4}")
_STEPS = 3


@dataclass
class Rome3:
    """What the files say, and how many job titles could be read."""

    sheets: dict[tuple[str], tuple[str]] = field(default_factory=dict)
    successions: Counter[tuple[str, str]] = field(default_factory=Counter)
    titles: dict[tuple[int], tuple[str, str, str]] = field(default_factory=dict)
    readable: int = 0
    read: int = 0

    def coverage(self) -> tuple[CoverageLine, ...]:
        """How many old codes and old titles lead somewhere."""
        followed = len({former for former, _today in self.successions})
        return (
            CoverageLine(Join.FORMER_OCCUPATIONS, followed, len(self.sheets)),
            CoverageLine(Join.FORMER_TITLES, self.readable, self.read),
        )


def import_rome3(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("rome",))
    progress(_("Lecture des anciens codes de métiers"), 0, _STEPS)
    read = read_rome3(folder)
    progress(_("Écriture des anciens codes de métiers"), 1, _STEPS)
    report = publish(_origin(folder), lambda: _write(read), actor=actor, at=at, dry_run=dry_run)
    progress(_("Anciens codes de métiers importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder) -> Origin:
    return Origin(
        source=Source.ROME3,
        title="Répertoire opérationnel des métiers et des emplois (ROME 3) et son passage à ROME 4",
        publisher="France Travail",
        url="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html?type=article",
        licence="Licence Ouverte 2.0",
        vintage="version 347, vers la version 460",
        fingerprint=folder.fingerprint(),
    )


def read_rome3(folder: SourceFolder) -> Rome3:
    """Old sheets and old titles, checked against the ROME 4 that was imported. Raises BadSource."""
    read = Rome3()
    for row in folder.rows(_SHEETS_FILE, _SHEETS_COLUMNS):
        code = once(row, "code_rome", code=(row.code("code_rome", _CODE),), seen=read.sheets)
        read.sheets[code] = (typeset(row.filled("libelle_rome")),)
    occupations = set(Occupation.objects.order_by("code").values_list("code", flat=True))
    today = dict(Appellation.objects.order_by("code").values_list("code", "label"))
    for row in folder.rows(_MAIN_FILE, _MAIN_COLUMNS):
        former = row.known("code_rome_v347", read.sheets, read=lambda cell: (cell,), of=_SHEETS_FILE)[0]
        successor = row.known("code_rome_v460", occupations, read=str, of="ROME 4")
        read.successions[former, successor] += 1
        _add_title(read, row, today)
    return read


def _add_title(read: Rome3, row: Row, today: dict[int, str]) -> None:
    """Keep the title when its words changed; a blank one was withheld by the source and says nothing."""
    code = row.known("code_ogr", today, read=int, of="ROME 4")
    label = typeset(row.text("libelle_appellation_long_v347"))
    read.read += 1
    read.readable += bool(label)
    if label and normalise(label) != normalise(today[code]):
        names = both_genders(label)
        search_name = kept_for_search(names.feminine, names.masculine)
        read.titles[once(row, "code_ogr", code=(code,), seen=read.titles)] = (
            names.feminine,
            names.masculine,
            search_name,
        )


def _write(read: Rome3) -> Written:
    successions = {key: (titles,) for key, titles in read.successions.items()}
    told = (
        (FormerOccupation.objects.all(), "code", "name", read.sheets),
        (OccupationSuccession.objects.all(), "former_id occupation_id", "titles", successions),
        (FormerTitle.objects.all(), "appellation_id", "name_feminine name_masculine search_name", read.titles),
    )
    return Written(synchronise_each(told, ended_on=None), read.coverage())
