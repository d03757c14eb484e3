"""Load the figures of the starter pack, until those of Dares and of Insee are imported over them.

They are facts, restated and rounded; `maillage/demo/starter/README.md` names their sources.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from maillage.reference.enums import FamilyLevel, Source
from maillage.reference.imports.families import Families, write_families
from maillage.reference.imports.insee import Figures, read_rates, write_figures
from maillage.reference.imports.records import Row
from maillage.reference.imports.report import ImportReport, Origin, is_official, left_alone, publish
from maillage.reference.imports.tables import SourceFolder
from maillage.safeguards.journal import Actor

FIRST_YEAR: Final = 2017  # of the only three years told
QUARTER: Final = "2024-T3"  # the only one told
_PERCENT = re.compile(r"[0-9]{1,2}\.[0-9]")
_EXACT = Decimal("0.0001")
_FAMILIES_FILE = "families.csv"
_UNEMPLOYMENT_FILE = "unemployment.csv"


def load_families(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `families.csv` of the pack. Raises BadSource."""
    source, read = SourceFolder(folder, _FAMILIES_FILE, ()), Families()
    for row in source.rows(_FAMILIES_FILE, "code name group group_name rome3_codes percent"):
        _add(read, row)
    origin = Origin(
        source=Source.FAP,
        title="Familles de métiers et part des femmes (extrait)",
        publisher="Maillage, d’après la Dares",
        url="https://dares.travail-emploi.gouv.fr/donnees/portraits-statistiques-des-metiers",
        licence="conditions de réutilisation non précisées ; citer la Dares",
        vintage=f"{FIRST_YEAR}-{FIRST_YEAR + 2}, arrondi au dixième",
        fingerprint=source.fingerprint(),
        is_starter=True,
    )
    if is_official(Source.FAP):
        return left_alone(origin)
    return publish(origin, lambda: write_families(read), actor=actor, at=at, dry_run=False)


def _add(read: Families, row: Row) -> None:
    code, group = row.filled("code", 8), row.filled("group", 8)
    read.families[(group,)] = (FamilyLevel.GROUP, row.filled("group_name", 200), None)
    read.families[(code,)] = (FamilyLevel.FAMILY, row.filled("name", 200), group)
    read.links.update({(code, rome3_code): () for rome3_code in row.filled("rome3_codes").split()})
    read.shares[code, FIRST_YEAR] = (Decimal(row.code("percent", _PERCENT)).quantize(_EXACT),)


def load_unemployment(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `unemployment.csv` of the pack; it has no ages. Raises BadSource."""
    source = SourceFolder(folder, _UNEMPLOYMENT_FILE, ())
    origin = Origin(
        source=Source.INSEE,
        title="Taux de chômage localisés (extrait)",
        publisher="Maillage, d’après l’Insee",
        url="https://www.insee.fr/fr/statistiques/1893198",
        licence="Réutilisation libre, source à citer",
        vintage=f"{QUARTER[-1]}e trimestre {QUARTER[:4]}",
        fingerprint=source.fingerprint(),
        is_starter=True,
    )
    if is_official(Source.INSEE):
        return left_alone(origin)
    figures = Figures()
    read_rates(source.rows(_UNEMPLOYMENT_FILE, "niveau code trimestre taux_chomage_pct"), figures)
    return publish(origin, lambda: write_figures(figures), actor=actor, at=at, dry_run=False)
