"""Import the families of occupations of Dares (FAP 2009): their tree, their ROME 3 codes, their share of women.

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import FamilyLevel, Join, Source
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Family, FamilyOccupation, Occupation, WomenShare
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "fap2009_nomenclature.csv"
_MAIN_COLUMNS = "code_fap niveau libelle code_domaine libelle_domaine code_fap_agregee libelle_fap_agregee"
_SHARES_FILE = "dares_part_femmes_fap2009.csv"
_LINKS_FILE = "fap2009_rome_v3.csv"
_LINKS_FOLDER = "../correspondances"  # where the folder of all sources keeps it
_LEVELS = {
    "ensemble": FamilyLevel.ALL,
    "FAP22 (domaine)": FamilyLevel.DOMAIN,
    "FAP87": FamilyLevel.GROUP,
    "FAP225": FamilyLevel.FAMILY,
}
_ROME_CODE = re.compile(r"[A-Z][0-9]{4}")
_PERIOD = re.compile(r"(?P<first>[12][0-9]{3})-(?P<last>[12][0-9]{3})")
_YEARS = 3  # the survey is read over three years
_EXACT = Decimal("0.0001")
_STEPS = 3


@dataclass
class Families:
    """What the files say; a family's parent is its group, a group's its domain."""

    families: dict[tuple[str], tuple[FamilyLevel, str, str | None]] = field(default_factory=dict)
    links: dict[tuple[str, str], tuple[()]] = field(default_factory=dict)
    shares: dict[tuple[str, int], tuple[Decimal]] = field(default_factory=dict)

    def coverage(self) -> tuple[CoverageLine, ...]:
        """How many occupations have a family, how many families a share in the newest period."""
        known = {code for _family, code in self.links}
        rome3 = Occupation.objects.filter(ended_on=None).order_by("code").values_list("rome3_code", flat=True)
        linked = [code in known for code in rome3]
        finest = [code for (code,), (level, *_rest) in self.families.items() if level == FamilyLevel.FAMILY]
        newest = max((year for _code, year in self.shares), default=0)
        told = sum((code, newest) in self.shares for code in finest)
        return (
            CoverageLine(Join.OCCUPATIONS_WITH_FAMILY, sum(linked), len(linked)),
            CoverageLine(Join.FAMILIES_WITH_SHARE, told, len(finest)),
        )


def import_families(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("marche_travail",))
    progress(_("Lecture des familles de métiers"), 0, _STEPS)
    read = read_families(folder)
    progress(_("Écriture des familles de métiers"), 1, _STEPS)
    report = publish(_origin(folder, read), lambda: write_families(read), actor=actor, at=at, dry_run=dry_run)
    progress(_("Familles de métiers importées"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, read: Families) -> Origin:
    years = [year for _code, year in read.shares]
    return Origin(
        source=Source.FAP,
        title="Portraits statistiques des métiers : familles (FAP 2009) et part des femmes",
        publisher="Dares, d’après l’enquête Emploi de l’Insee",
        url="https://dares.travail-emploi.gouv.fr/donnees/portraits-statistiques-des-metiers",
        licence="conditions de réutilisation non précisées ; citer la Dares",
        vintage=f"{min(years)}-{max(years) + _YEARS - 1}" if years else "",
        fingerprint=folder.fingerprint(),
    )


def read_families(folder: SourceFolder) -> Families:
    """The tree, the codes of ROME 3 and the shares, checked against each other. Raises BadSource."""
    read = Families()
    parents: list[tuple[Row, str, str]] = []
    for row in folder.rows(_MAIN_FILE, _MAIN_COLUMNS):
        code = once(row, "code_fap", code=(row.filled("code_fap", 8),), seen=read.families)
        level = row.among("niveau", _LEVELS)
        column = {FamilyLevel.FAMILY: "code_fap_agregee", FamilyLevel.GROUP: "code_domaine"}.get(level, "")
        if column:
            parents.append((row, column, code[0]))
        name = typeset(row.filled("libelle", 200))
        # A code repeated as its label is a code without a published label.
        read.families[code] = (level, "" if name == code[0] else name, row.cells[column] if column else None)
    for row, column, _code in parents:
        row.known(column, read.families, read=lambda cell: (cell,), of=_MAIN_FILE)
    _read_links(folder, read)
    _read_shares(folder, read)
    return read


def _read_links(folder: SourceFolder, read: Families) -> None:
    name = _LINKS_FILE if folder.has(_LINKS_FILE) else f"{_LINKS_FOLDER}/{_LINKS_FILE}"
    for row in folder.rows(name, "code_fap225 code_rome_v3 libelle_rome_v3"):
        family = row.known("code_fap225", read.families, read=lambda cell: (cell,), of=_MAIN_FILE)[0]
        if row.cells["code_rome_v3"]:  # families of farmers who own their farm have no code of ROME
            key = (family, row.code("code_rome_v3", _ROME_CODE))
            read.links[once(row, "code_rome_v3", code=key, seen=read.links)] = ()


def _read_shares(folder: SourceFolder, read: Families) -> None:
    for row in folder.rows(_SHARES_FILE, "code_fap periode part_femmes_pct"):
        family = row.known("code_fap", read.families, read=lambda cell: (cell,), of=_MAIN_FILE)[0]
        key = once(row, "periode", code=(family, _first_year(row)), seen=read.shares)
        read.shares[key] = (Decimal(repr(row.decimal("part_femmes_pct", 0, 100))).quantize(_EXACT),)


def _first_year(row: Row) -> int:
    """The first of the three years of a period."""
    found = _PERIOD.fullmatch(row.cells["periode"])
    if found is None or int(found["last"]) - int(found["first"]) != _YEARS - 1:
        raise row.refusal("periode", _("trois années, comme 2017-2019"))
    return int(found["first"])


def write_families(read: Families) -> Written:
    """Make the tables say what `read` says."""
    # A group that leaves with its families is nobody's parent any more: then it can go.
    Family.objects.exclude(code__in=[code for (code,) in read.families]).update(parent=None)
    told = (
        (Family.objects.all(), "code", "level name parent_id", read.families),
        (FamilyOccupation.objects.all(), "family_id rome3_code", "", read.links),
        (WomenShare.objects.all(), "family_id first_year", "percent", read.shares),
    )
    return Written(synchronise_each(told, ended_on=None), read.coverage())
