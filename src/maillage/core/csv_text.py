"""Tables as text, for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float | None
# What makes a spreadsheet compute instead of show (trust.md §3.2; OWASP, « CSV injection »).
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def shown_as_text(cell: Cell) -> str:
    """The cell as it is written; a text that would run is preceded by an apostrophe. Numbers stay numbers."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return str(cell)


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The header, then each row, ends of line (CRLF) included."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(columns)
    yield line.text
    for row in rows:
        writer.writerow([shown_as_text(cell) for cell in row])
        yield line.text


class _Line:
    """Where the writer writes one line."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text
