"""Figures as files: one line an item, with its definition beside it; hidden ones say so, in words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from maillage.core.csv_text import Cell, csv_lines, shown_as_text
from maillage.network.queries import current_network

if TYPE_CHECKING:
    from maillage.reception.figures import FigureTable
    from maillage.reception.queries import FiguresSheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS: Final = {"A": 34, "B": 44, "C": 60, "D": 60, "E": 14}


def csv_of(sheet: FiguresSheet) -> str:
    """The figures as CSV, a spreadsheet's own separators left alone (RFC 4180)."""
    return "".join(csv_lines(columns(), figure_rows(sheet)))


def workbook_of(sheet: FiguresSheet) -> bytes:
    """The figures as a workbook: the figures, their definitions, the dated lines. No cell is a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _write(book, _("Chiffres"), names=columns(), rows=list(figure_rows(sheet)))
    _write(book, _("Définitions"), names=_definition_columns(), rows=list(definition_rows(sheet)))
    if sheet.corrections:
        lines: list[Sequence[Cell]] = [(one.added_on.isoformat(), one.nature, one.number) for one in sheet.corrections]
        _write(book, _("Lignes datées"), names=(_("ajoutée le"), _("nature"), _("personnes")), rows=lines)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def columns() -> tuple[str, ...]:
    """The titles of the figures' columns."""
    return (_("lieu"), _("période"), _("tableau"), _("code"), _("ligne"), _("nombre"), _("unité"), _("état"))


def figure_rows(sheet: FiguresSheet) -> Iterator[tuple[Cell, ...]]:
    """One line an item, the total of a table last."""
    state = _state(sheet)
    for figures in sheet.tables:
        table = figures.table
        unit = _unit(table)
        where = (sheet.name, period_code(sheet), str(table.title))
        for item in figures.items:
            number = item.shown.value if not item.shown.is_hidden else str(item.shown)
            yield (*where, item.code, item.label, number, unit, state)
        if figures.total is not None:
            number = figures.total.value if not figures.total.is_hidden else str(figures.total)
            yield (*where, "*", _("total"), number, unit, state)


def _state(sheet: FiguresSheet) -> str:
    """Validated or not; each line of an invented network says that it is."""
    state = _("validé") if sheet.validated_on else _("provisoire")
    if current_network().is_demonstration:
        return _("%(state)s, démonstration : inventé") % {"state": state}
    return state


def _unit(table: FigureTable) -> str:
    if table.is_minutes:
        return _("minutes")
    return _("demi-journées") if table.is_half_days else _("personnes ou réponses")


def definition_rows(sheet: FiguresSheet) -> Iterator[tuple[Cell, ...]]:
    """One line a table: what it counts, of whom, how many did not answer; then what hides a figure."""
    for figures in sheet.tables:
        total = "" if figures.total is None else (figures.total.value or str(figures.total))
        not_told = "" if figures.not_told is None else figures.not_told
        table = figures.table
        yield (str(table.title), str(table.definition), str(table.perimeter), total, not_told)
    yield (_("non affiché"), why_hidden(), "", "", "")


def why_hidden() -> str:
    """Why a figure is not shown."""
    return _(
        "Une case n’est pas affichée quand moins de trois conseillères ou conseillers y ont travaillé. Pour qui n’est "
        "pas du lieu, elle ne l’est qu’à partir de dix personnes. D’autres sont cachées pour protéger celles-là."
    )


def period_code(sheet: FiguresSheet) -> str:
    """`2026-03`, or `2026`."""
    return f"{sheet.starts_on:%Y-%m}" if sheet.span == "mois" else f"{sheet.starts_on:%Y}"


def _definition_columns() -> tuple[str, ...]:
    return (_("tableau"), _("ce qui est compté"), _("de qui"), _("total"), _("non renseigné, en %"))


def _write(book: object, title: str, *, names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    page = book.create_sheet(title)  # type: ignore[attr-defined]  # openpyxl tells no types
    page.freeze_panes = "A2"
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    heads = [WriteOnlyCell(page, value=name) for name in names]
    for cell in heads:
        cell.font = Font(bold=True)
    page.append(heads)
    for row in rows:
        page.append([shown_as_text(cell) if isinstance(cell, str) else cell for cell in row])
