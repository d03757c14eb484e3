"""Where each commune of before went: the movements of the official code, followed to the communes of today.

docs/algorithms/commune-succession.md tells the rules, with a worked example. Nothing here writes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from maillage.reference.imports.records import Row, typeset
from maillage.reference.imports.tables import SourceFolder

MOVEMENTS_FILE = "mouvements_communes.csv"
_COLUMNS = "MOD DATE_EFF TYPECOM_AV COM_AV LIBELLE_AV TYPECOM_AP COM_AP LIBELLE_AP"
_KIND = re.compile(r"[0-9]{2}")
_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_COMMUNE, _NEW_NAME = "COM", "10"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a commune on a day: `into` holds the communes its land went to, itself among them if it stays."""

    code: str
    name: str
    on: date
    is_new_name: bool
    into: tuple[tuple[str, str], ...]  # code, name

    @property
    def ends(self) -> bool:
        """Whether the code is no longer that of a commune."""
        return bool(self.into) and self.code not in {code for code, _name in self.into}

    @property
    def gives_new_name(self) -> bool:
        """Whether the code stays under another name."""
        return dict(self.into).get(self.code, self.name) != self.name


@dataclass
class History:
    """Every change of a commune, by the code it had."""

    changes: dict[str, list[Change]] = field(default_factory=dict)
    newest: date | None = None

    def end_of(self, code: str) -> Change | None:
        """The last change by which `code` ended, if it ever did."""
        ends = [change for change in self.changes.get(code, ()) if change.ends]
        return max(ends, key=lambda change: change.on) if ends else None

    def today(self, code: str, alive: Container[str]) -> tuple[str, ...]:
        """The communes of today (`alive`) that `code` leads to, in order; none when movements do not tell."""
        return tuple(sorted(set(self._followed(code, alive, frozenset()))))

    def _followed(self, code: str, alive: Container[str], passed: frozenset[str]) -> Iterator[str]:
        if code in alive:
            yield code
            return
        end = self.end_of(code)
        if end is not None and code not in passed:
            for next_code, _name in end.into:
                yield from self._followed(next_code, alive, passed | {code})


def read_history(folder: SourceFolder) -> History:
    """The movements of `folder`, checked. Raises BadSource."""
    history = History()
    rows = sorted(_movements(folder), key=lambda movement: movement.key)
    for (code, on, kind), group in groupby(rows, key=lambda movement: movement.key):
        movements = list(group)
        into = tuple(dict.fromkeys((one.code_after, one.name_after) for one in movements if one.code_after))
        change = Change(code, movements[0].name, on, kind == _NEW_NAME, into)
        history.changes.setdefault(code, []).append(change)
        history.newest = max(history.newest or on, on)
    return history


@dataclass(frozen=True, slots=True)
class _Movement:
    """One row that starts from a commune; `code_after` is empty when it leads to none."""

    key: tuple[str, date, str]  # code before, day, kind of event
    name: str
    code_after: str
    name_after: str


def _movements(folder: SourceFolder) -> Iterator[_Movement]:
    for row in folder.rows(MOVEMENTS_FILE, _COLUMNS):
        kind, on = row.code("MOD", _KIND), row.day("DATE_EFF")
        after = _code(row, "AP") if row.cells["TYPECOM_AP"] == _COMMUNE else ""
        if row.cells["TYPECOM_AV"] == _COMMUNE:
            name_after = typeset(row.text("LIBELLE_AP", 120))
            yield _Movement((_code(row, "AV"), on, kind), _name(row), after, name_after)


def _code(row: Row, side: str) -> str:
    return row.code(f"COM_{side}", _CODE)


def _name(row: Row) -> str:
    return typeset(row.filled("LIBELLE_AV", 120))
