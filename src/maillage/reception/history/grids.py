"""A spreadsheet as rows of cells: XLSX or CSV, with its merged cells. Formulas count by the value they showed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.exchange.tables import MOST_BYTES, Upload
from maillage.reference.exchange.workbook import require_safe

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_LINES: Final = 5_000
MOST_COLUMNS: Final = 60
_OLD_FORMATS: Final = (".ods", ".xls", ".numbers", ".pdf", ".doc", ".docx")


@dataclass(frozen=True)
class Merged:
    """Cells merged into one, lines and columns counted from 1, ends included."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, line: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.first[0] <= line <= self.last[0] and self.first[1] <= column <= self.last[1]


@dataclass(frozen=True)
class Grid:
    """A sheet. `rows[0]` is line 1; `formulas` are cells whose file kept no value."""

    name: str
    rows: list[list[object]]
    merged: list[Merged] = field(default_factory=list)
    formulas: frozenset[tuple[int, int]] = frozenset()

    def cell(self, line: int, column: int) -> object:
        """A cell, counted from 1; that of its merged block when it is in one. None beyond the edge."""
        block = self.block(line, column)
        line, column = block.first if block else (line, column)
        row = self.rows[line - 1] if 0 < line <= len(self.rows) else []
        return row[column - 1] if 0 < column <= len(row) else None

    def block(self, line: int, column: int) -> Merged | None:
        """The merged block that a cell is in."""
        return next((one for one in self.merged if one.holds(line, column)), None)

    @property
    def is_filled(self) -> bool:
        """Whether it holds something."""
        return any(cell not in (None, "") for row in self.rows for cell in row)

    @property
    def width(self) -> int:
        """How many columns the widest line has."""
        return max((len(row) for row in self.rows), default=0)


def grids_of(upload: Upload) -> list[Grid]:
    """The sheets of a file that hold something. Raises BadSource."""
    name = upload.name.lower()
    if len(upload.content) > MOST_BYTES:
        raise _refusal(upload, _("un fichier de 5 Mio au plus"), _("un fichier plus lourd"))
    if name.endswith(_OLD_FORMATS):
        expected = _("un classeur XLSX ou un fichier CSV (« Enregistrer sous » du tableur)")
        raise _refusal(upload, expected, _("un autre format"))
    found = _sheets(upload) if name.endswith((".xlsx", ".xlsm")) else [_text(upload)]
    grids = [grid for grid in found if grid.is_filled]
    if not grids:
        raise _refusal(upload, _("au moins une feuille remplie"), _("rien"))
    for grid in grids:
        if len(grid.rows) > MOST_LINES or grid.width > MOST_COLUMNS:
            expected = _("au plus %(lines)d lignes et %(columns)d colonnes par feuille")
            size = {"lines": MOST_LINES, "columns": MOST_COLUMNS}
            raise BadSource(file=grid.name, expected=expected % size, found=_("une feuille plus grande"))
    return grids


def _sheets(upload: Upload) -> list[Grid]:
    require_safe(upload)
    from openpyxl import load_workbook

    try:
        shown, written = (
            load_workbook(io.BytesIO(upload.content), data_only=is_shown, keep_links=False)
            for is_shown in (True, False)
        )
        return [_sheet(sheet, written[sheet.title]) for sheet in shown.worksheets]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError) as error:
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error
    except (ParseError, zipfile.BadZipFile) as error:
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error


def _sheet(shown: Worksheet, written: Worksheet) -> Grid:
    rows = [list(row) for row in shown.iter_rows(values_only=True)]
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    merged = [
        Merged((block.min_row, block.min_col), (block.max_row, block.max_col)) for block in shown.merged_cells.ranges
    ]
    return Grid(shown.title, rows, merged, frozenset(_without_value(rows, written)))


def _without_value(rows: list[list[object]], written: Worksheet) -> Iterator[tuple[int, int]]:
    for line, row in enumerate(written.iter_rows(values_only=True, max_row=len(rows) or 1), start=1):
        for column, cell in enumerate(row, start=1):
            is_formula = isinstance(cell, str) and cell.startswith("=")
            if is_formula and rows[line - 1][column - 1] is None:
                yield line, column


def _text(upload: Upload) -> Grid:
    """A CSV: UTF-8, or the Western encoding that old spreadsheets wrote; the separator most used on its first lines."""
    try:
        text = upload.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = upload.content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _refusal(upload, _("un classeur XLSX ou un fichier CSV"), _("un fichier d’une autre nature"))
    separator = max(";,\t", key=text[:2000].count)
    try:
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise _refusal(upload, _("un tableau CSV, guillemets doublés"), str(error)) from error
    return Grid(upload.name, rows)


def _refusal(upload: Upload, expected: str, found: str) -> BadSource:
    return BadSource(file=upload.name, expected=expected, found=found)
