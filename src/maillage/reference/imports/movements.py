"""Import what communes were: movements since 1943, delegated and associated communes of today.

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.core.text import normalise
from maillage.reference.enums import FormerKind, Join, Source
from maillage.reference.imports.records import typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.succession import MOVEMENTS_FILE, Change, History, read_history
from maillage.reference.imports.synchronise import Sheet, synchronise
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Commune, FormerCommune
from maillage.reference.queries.editions import CoverageLine
from maillage.reference.search_names import kept_for_search
from maillage.safeguards.journal import Actor

_DELEGATED_FILE = "communes_deleguees_associees.csv"
_DELEGATED_TYPES = {"COMD": FormerKind.DELEGATED, "COMA": FormerKind.DELEGATED}
_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_FIELDS = ("search_name", "kind", "ended_on")
_STEPS = 3


@dataclass(frozen=True, slots=True)
class _Former:
    """A name of before; two spellings of one name are the same."""

    name: str
    kind: FormerKind
    ended_on: date | None


@dataclass
class Formers:
    """What is to be kept, and how many ended codes led somewhere; `names` are the communes of today, by code."""

    names: dict[str, str]
    rows: dict[tuple[str, str, str], _Former] = field(default_factory=dict)  # code, spelling, commune of today
    ended: int = 0
    followed: int = 0

    def add(self, code: str, commune: str, former: _Former) -> None:
        """Keep `former`; a later end of the same name replaces an earlier one."""
        key = (code, normalise(former.name), commune)
        before = self.rows.get(key)
        if before is None or (former.ended_on or date.max) >= (before.ended_on or date.max):
            self.rows[key] = former

    def add_change(self, change: Change, leads: tuple[str, ...]) -> None:
        """Keep the name before `change`, unless a commune it leads to still has it under the same code."""
        for commune in leads:
            has_same_name = normalise(self.names[commune]) == normalise(change.name)
            has_same_code = commune == change.code
            if not (has_same_name and has_same_code):
                is_renamed = has_same_name or (has_same_code and change.is_new_name)
                kind = FormerKind.RENAMED if is_renamed else FormerKind.MERGED
                self.add(change.code, commune, _Former(change.name, kind, change.on))

    def sheet(self) -> Sheet:
        """What the table should hold."""
        rows = {
            (code, former.name, commune): (kept_for_search(former.name), former.kind.value, former.ended_on)
            for (code, _spelling, commune), former in self.rows.items()
        }
        return Sheet(("code", "name", "commune_id"), _FIELDS, rows)


def import_movements(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, MOVEMENTS_FILE, ("geo",))
    progress(_("Lecture des mouvements"), 0, _STEPS)
    names = dict(Commune.objects.filter(ended_on=None, parent=None).values_list("code", "name"))
    history = read_history(folder)
    formers = read_formers(folder, history, names)
    progress(_("Écriture des anciennes communes"), 1, _STEPS)
    report = publish(_origin(folder, history), lambda: _write(formers), actor=actor, at=at, dry_run=dry_run)
    progress(_("Anciennes communes importées"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, history: History) -> Origin:
    return Origin(
        source=Source.MOVEMENTS,
        title="Mouvements de communes depuis 1943, communes déléguées et associées",
        publisher="Insee",
        url="https://www.insee.fr/fr/information/2560452",
        licence="Licence Ouverte 2.0",
        vintage=f"jusqu’au {history.newest:%d/%m/%Y}" if history.newest else "",
        fingerprint=folder.fingerprint(),
    )


def read_formers(folder: SourceFolder, history: History, names: dict[str, str]) -> Formers:
    """Names and codes that are no longer those of a commune of today (`names` by code)."""
    formers = Formers(names)
    for code, changes in history.changes.items():
        leads = history.today(code, names)
        end = history.end_of(code) if code not in names else None
        formers.ended += end is not None
        formers.followed += end is not None and bool(leads)
        for change in changes:
            if change is end or change.gives_new_name:
                formers.add_change(change, leads)
    _read_delegated(folder, formers)
    return formers


def _read_delegated(folder: SourceFolder, formers: Formers) -> None:
    if not folder.has(_DELEGATED_FILE):
        return
    for row in folder.rows(_DELEGATED_FILE, "type code_insee nom code_commune_actuelle"):
        kind = row.among("type", _DELEGATED_TYPES)
        code = row.code("code_insee", _CODE)
        commune = row.known("code_commune_actuelle", formers.names, read=str, of="communes.csv")
        name = typeset(row.filled("nom", 120))
        if normalise(name) != normalise(formers.names[commune]):
            formers.add(code, commune, _Former(name, kind, None))


def _write(formers: Formers) -> Written:
    counts = synchronise(FormerCommune.objects.all(), formers.sheet(), ended_on=None)
    line = CoverageLine(Join.FORMER_COMMUNES, formers.followed, formers.ended)
    return Written({"formercommune": counts}, (line,))
