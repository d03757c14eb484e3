"""A spreadsheet of past years as it is shown before it is read: its sheets, titles, first lines, and a guess."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.reception.history.grids import Grid, grids_of
from maillage.reception.history.mapping import Role as HistoryRole
from maillage.reception.history.mapping import SameAs as HistorySameAs
from maillage.reception.history.mapping import guessed_header, guessed_roles
from maillage.reception.history.reading import letter_of
from maillage.reference.exchange.tables import Upload

_SAMPLE_LINES = 3


@dataclass(frozen=True)
class ColumnSample:
    """A column: its letter and title, its first cells, and what it seems to hold."""

    title: str
    cells: tuple[str, ...]
    role: HistoryRole


@dataclass(frozen=True)
class SheetSample:
    """A sheet, as a person recognises it."""

    name: str
    header_line: int
    columns: tuple[ColumnSample, ...]


def sheet_samples(name: str, content: bytes) -> list[SheetSample]:
    """The sheets of a file. Raises BadSource."""
    return [_sample(grid) for grid in grids_of(Upload(name, content))]


def _sample(grid: Grid) -> SheetSample:
    header = guessed_header(grid)
    roles = guessed_roles(grid, header)
    columns = tuple(_column(grid, header, column, role) for column, role in enumerate(roles, start=1))
    return SheetSample(grid.name, header, columns)


def _column(grid: Grid, header: int, column: int, role: HistoryRole) -> ColumnSample:  # noqa: PLR0917  where, and what
    cells = [grid.cell(line, column) for line in range(header + 1, header + 1 + _SAMPLE_LINES)]
    title = f"{letter_of(column)} · {_text(grid.cell(header, column))}"
    return ColumnSample(title, tuple(text for cell in cells if (text := _text(cell))), role)


def _text(cell: object) -> str:
    return str(cell if cell is not None else "")[:60]


__all__ = ["ColumnSample", "HistoryRole", "HistorySameAs", "SheetSample", "sheet_samples"]
