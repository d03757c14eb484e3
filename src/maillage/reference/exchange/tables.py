"""What every reader gives: records of structures and of services, and the faults met while reading.

A file is never trusted: its size, its rows and its faults are bounded, and nothing in it is run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.exchange.faults import Fault, shown

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 200
MOST_FAULTS: Final = 200
STRUCTURES, SERVICES = "structures", "services"
IGNORE: Final = "__ignore__"
# Columns of a table that hold several words.
_LISTS: Final = frozenset(
    {
        "modes_accueil",
        "modes_mobilisation",
        "mobilisable_par",
        "publics",
        "reseaux_porteurs",
        "thematiques",
        "zone_eligibilite",
    }
)
_NUMBERS: Final = frozenset({"latitude", "longitude", "nombre_semaines", "volume_horaire_hebdomadaire"})


@dataclass(frozen=True)
class Upload:
    """A file as it came: its name tells nothing that its bytes do not prove."""

    name: str
    content: bytes


def read_upload(path: Path) -> Upload:
    """The file at `path`, no more of it than would be refused. Raises BadSource."""
    try:
        with path.open("rb") as file:
            return Upload(path.name, file.read(MOST_BYTES + 1))
    except OSError as error:
        raise BadSource(file=path.name, expected=_("un fichier lisible"), found=_("rien")) from error


@dataclass
class Record:
    """One record: where it stands, its values, and the columns already found at fault."""

    sheet: str
    line: int
    values: dict[str, object]
    spoilt: set[str] = field(default_factory=set)

    def fault(self, column: str, expected: str, found: object) -> Fault:
        """The fault of one of its columns."""
        return Fault(self.sheet, self.line, column, expected, shown(found))


@dataclass
class Tables:
    """What a file holds."""

    structures: list[Record] = field(default_factory=list)
    services: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    advice: list[Fault] = field(default_factory=list)

    def of(self, kind: str) -> list[Record]:
        """The records of a kind."""
        return self.structures if kind == STRUCTURES else self.services


class Header:
    """The columns of a table, each known and given once; the others are faults, and are not read."""

    def __init__(self, sheet: str, cells: Sequence[object], known: Sequence[str]) -> None:
        """Raises BadSource for more columns than any table has."""
        if len(cells) > MOST_COLUMNS:
            expected, found = _("au plus %d colonnes") % MOST_COLUMNS, _("%d colonnes") % len(cells)
            raise BadSource(file=sheet, line=1, expected=expected, found=found)
        self.sheet = sheet
        self.columns: list[str | None] = []
        self.faults: list[Fault] = []
        for rank, cell in enumerate(cells, start=1):
            self.columns.append(self._column(cell, rank, known))

    def _column(self, cell: object, rank: int, known: Sequence[str]) -> str | None:
        if cell is None or cell == "":
            return None
        name = cell.strip() if isinstance(cell, str) else ""
        if name in self.columns:
            self._add(rank, _("une colonne donnée une seule fois"), cell)
        elif name != IGNORE and name not in known:
            self._add(rank, _("le nom d’une colonne du schéma"), cell)
        else:
            return name
        return None

    def _add(self, rank: int, expected: str, found: object) -> None:
        self.faults.append(Fault(self.sheet, 1, _("n° %d") % rank, expected, shown(found)))

    def record(self, line: int, cells: Sequence[object], faults: list[Fault]) -> Record | None:
        """A line as a record; None when it is empty or asks to be ignored."""
        record = Record(self.sheet, line, {})
        if all(cell is None or cell == "" for cell in cells):
            return None
        for column, cell in zip(self.columns, cells, strict=False):
            if column is None or cell is None or cell == "":
                continue
            if column == IGNORE:
                return None
            if expected := _put(record, column, cell):
                record.spoilt.add(column)
                faults.append(record.fault(column, expected, cell))
        return record


def _put(record: Record, column: str, cell: object) -> str:
    """Add a cell to a record as the schema wants it, or say what was expected."""
    if isinstance(cell, str):
        if cell.lstrip().startswith("="):
            return _("un texte, pas une formule")
        words = [word.strip() for word in cell.replace("|", ",").split(",") if word.strip()]
        record.values[column] = words if column in _LISTS else cell.strip()
    elif isinstance(cell, datetime | date) and column == "date_maj":
        record.values[column] = (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and column in _NUMBERS:
        record.values[column] = cell
    else:
        return _("une cellule de texte, sans quoi les zéros du début se perdent")
    return ""
