"""Import directories of others: who else receives people near here. Never a place of the network.

Lines that are one place are kept as one (docs/algorithms/deduplication.md); lists of mere names are
only counted. docs/reference/sources.md names the files and what each column may hold.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import Directory, Source
from maillage.reference.imports.directory_tables import AGENCIES_FILE, Directories
from maillage.reference.imports.locating import Gazetteer
from maillage.reference.imports.others import coverage, merged, write_others
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import OtherPlace
from maillage.safeguards.journal import Actor

_STEPS = 2


def import_directories(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, AGENCIES_FILE, ("services",))
    progress(_("Lecture des annuaires"), 0, _STEPS)
    tables = Directories(folder, Gazetteer())
    listed = tables.listed()
    read = [*tables.agencies(), *tables.local_missions(), *tables.inclusion(), *tables.vae_points()]
    progress(_("Écriture des annuaires"), 1, _STEPS)
    others = merged(read)
    table = OtherPlace.objects.exclude(directory=Directory.DATA_INCLUSION)
    report = publish(
        _origin(folder),
        lambda: Written(write_others(table, others), (*coverage(others), listed)),
        actor=actor,
        at=at,
        dry_run=dry_run,
    )
    progress(_("Annuaires importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder) -> Origin:
    return Origin(
        source=Source.DIRECTORIES,
        title="Annuaires d’autres accueils : France Travail, missions locales, insertion, VAE",
        publisher="France Travail ; Union nationale des missions locales ; plateforme de l’inclusion ; avril (VAE)",
        url="https://www.data.gouv.fr/",
        licence="non précisée par la source",
        vintage="2019 à 2026 selon la liste",
        fingerprint=folder.fingerprint(),
    )
