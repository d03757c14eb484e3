"""Import ESCO: European occupations in French and English, their ISCO-08 groups, and the bridge to ROME 3.

The two languages are of different versions: a few occupations stand in one only. Nothing here is a
translation of a French title: a ROME 3 code and an ESCO occupation meet in a group, no nearer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference import models
from maillage.reference.enums import Join, Source
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.rome_occupations import Keyed
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "occupations_fr.csv"
_ENGLISH_FILE, _GROUPS_FILE, _BRIDGE_FILE = "occupations_en_v1_1_1.csv", "isco08_groups_en.csv", "rome_v3_isco08.csv"
_FRENCH_COLUMNS = (
    "uri code_esco code_isco08 libelle_prefere synonymes description definition note_portee date_modification"
)
_ENGLISH_COLUMNS = "uri code_esco code_isco08 label_en alt_labels_en description_en"
_BRIDGE_COLUMNS = "code_rome_v3 libelle_rome_v3 code_isco08_14si4 code_isco08 libelle_isco08"
_URI = re.compile(r"http://data\.europa\.eu/esco/occupation/[0-9a-f-]{36}")
_GROUP, _UNIT, _ROME = re.compile(r"[0-9]{1,4}"), re.compile(r"[0-9]{4}"), re.compile(r"[A-Z][0-9]{4}")
_LONGEST_OTHERS = 8_000
_STEPS = 3


@dataclass
class Esco:
    """What the files say: names by code, in the order of the sheets below."""

    groups: dict[str, str] = field(default_factory=dict)
    bridge: dict[str, str] = field(default_factory=dict)
    french_groups: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    occupations: Keyed = field(default_factory=dict)
    in_english: int = 0


def import_esco(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("esco",))
    bridge = SourceFolder(folder.path, _BRIDGE_FILE, ("../correspondances",))
    progress(_("Lecture des métiers européens"), 0, _STEPS)
    read = read_esco(folder, bridge)
    progress(_("Écriture des métiers européens"), 1, _STEPS)
    report = publish(
        _origin(f"{folder.fingerprint()[:32]}{bridge.fingerprint()[:32]}"),
        lambda: write_esco(read, on=local(at).date()),
        actor=actor,
        at=at,
        dry_run=dry_run,
    )
    progress(_("Métiers européens importés"), _STEPS, _STEPS)
    return report


def _origin(fingerprint: str) -> Origin:
    return Origin(
        source=Source.ESCO,
        title="ESCO, classification européenne des métiers",
        publisher="Commission européenne ; table EURES des services de l’emploi",
        url="https://esco.ec.europa.eu/",
        licence="réutilisation avec mention de la source (décision 2011/833/UE)",
        vintage="français v1.2 (2024), anglais v1.1.1",
        fingerprint=fingerprint,
    )


def read_esco(folder: SourceFolder, bridge: SourceFolder) -> Esco:
    """Everything the files say, checked. Raises BadSource."""
    read = Esco()
    for row in folder.rows(_GROUPS_FILE, "code_isco08 label_en"):
        code = once(row, "code_isco08", code=row.code("code_isco08", _GROUP), seen=read.groups)
        read.groups[code] = typeset(row.filled("label_en"))
    for row in bridge.rows(_BRIDGE_FILE, _BRIDGE_COLUMNS):
        code = once(row, "code_rome_v3", code=row.code("code_rome_v3", _ROME), seen=read.bridge)
        read.bridge[code] = group = _unit_of(row, read)
        read.french_groups[group][typeset(row.filled("libelle_isco08"))] += 1
    english = _english(folder, read)
    for row in folder.rows(_MAIN_FILE, _FRENCH_COLUMNS):
        key = once(row, "uri", code=(row.code("uri", _URI),), seen=read.occupations)
        name, others = english.get(key[0], ("", ""))
        told = (row.filled("code_esco", 20), _unit(row, read), typeset(row.filled("libelle_prefere")), name)
        read.occupations[key] = (*told, _others(row, "synonymes"), others)
        read.in_english += bool(name)
    return read


def _unit(row: Row, read: Esco) -> str:
    """The unit group of a row: four digits, known."""
    row.code("code_isco08", _UNIT)
    return row.known("code_isco08", read.groups, read=str, of=_GROUPS_FILE)


def _unit_of(row: Row, read: Esco) -> str:
    """The unit group of a row of the bridge, which drops the first zero of the armed forces' groups.

    Three digits are also the code of a minor group: only the missing zero is put back.
    """
    return row.known("code_isco08", {code for code in read.groups if len(code) == 4}, read=_with_zero, of=_GROUPS_FILE)


def _with_zero(cell: str) -> str:
    return f"0{cell}" if len(cell) == 3 else cell


def _others(row: Row, column: str) -> str:
    """The other names of a cell, one a line."""
    return "\n".join(
        dict.fromkeys(filter(None, (typeset(name.strip()) for name in row.text(column, _LONGEST_OTHERS).split("|"))))
    )


def _english(folder: SourceFolder, read: Esco) -> dict[str, tuple[str, str]]:
    """The English name and other names of each address."""
    names: dict[str, tuple[str, str]] = {}
    for row in folder.rows(_ENGLISH_FILE, _ENGLISH_COLUMNS):
        _unit(row, read)
        uri = once(row, "uri", code=row.code("uri", _URI), seen=names)
        names[uri] = typeset(row.filled("label_en")), _others(row, "alt_labels_en")
    return names


def write_esco(read: Esco, *, on: date) -> Written:
    """Bring the tables to what was read; codes that left end."""
    groups = {(code,): (name, _usual(read.french_groups.get(code))) for code, name in read.groups.items()}
    bridge = {(code,): (group,) for code, group in read.bridge.items()}
    told = (
        (models.IscoGroup.objects.all(), "code", "name_en name_fr", groups),
        (
            models.EscoOccupation.objects.all(),
            "uri",
            "esco_code group_id name_fr name_en other_names_fr other_names_en",
            read.occupations,
        ),
        (models.RomeGroup.objects.all(), "rome3_code", "group_id", bridge),
    )
    return Written(synchronise_each(told, ended_on=on), _coverage(read))


def _usual(names: Counter[str] | None) -> str:
    """The French name most rows give to a group; the first in the order of ROME codes when they tie."""
    return names.most_common(1)[0][0] if names else ""


def _coverage(read: Esco) -> tuple[CoverageLine, ...]:
    reached = set(read.bridge.values())
    sheets = models.Occupation.objects.filter(ended_on=None).values_list("rome3_code", flat=True)
    told = [code in read.bridge for code in sheets]
    met = sum(occupation[1] in reached for occupation in read.occupations.values())
    return (
        CoverageLine(Join.ESCO_ENGLISH, read.in_english, len(read.occupations)),
        CoverageLine(Join.ESCO_ROME3, met, len(read.occupations)),
        CoverageLine(Join.SHEETS_ISCO, sum(told), len(told)),
    )
