"""A sheet and its mapping → figures, or every fault cell by cell. Lines of totals are set aside, and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from maillage.reception.enums import Span
from maillage.reception.history.cells import (
    OLDEST_YEAR,
    When,
    is_total,
    is_unknown,
    month_of,
    number_of,
    plain,
    when_of,
    year_of,
)
from maillage.reception.history.grids import Grid
from maillage.reception.history.mapping import Mapping, Role
from maillage.reference.exchange.faults import Fault, shown

MOST_FAULTS = 200


@dataclass(frozen=True)
class Told:
    """A figure as the sheet tells it."""

    figure: str
    place: str
    when: When
    number: int


@dataclass
class Read:
    """What was read: figures, faults, lines of totals and unknown cells set aside."""

    figures: list[Told] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    unknown: int = 0


def read_sheet(grid: Grid, mapping: Mapping, *, today: date) -> Read:
    """Every figure of a sheet. Nothing is guessed: what may be read in two ways is a fault."""
    return _Reader(grid, mapping, today).read()


class _Reader:
    def __init__(self, grid: Grid, mapping: Mapping, today: date) -> None:
        self._grid, self._mapping, self._today = grid, mapping, today
        self._found = Read()
        self._seen: dict[tuple[str, str, When], int] = {}
        self._columns = {
            role: [column for column, one in enumerate(mapping.roles, start=1) if one == role] for role in Role
        }

    def read(self) -> Read:
        """The whole sheet, line by line."""
        self._check_mapping()
        if not self._found.faults:
            for line in range(self._mapping.header_line + 1, len(self._grid.rows) + 1):
                self._read_line(line)
                if len(self._found.faults) > MOST_FAULTS:
                    break
        if not (self._found.figures or self._found.faults):
            self._fault((self._mapping.header_line, 0), _("au moins un chiffre"), None)
        return self._found

    def _check_mapping(self) -> None:
        line = self._mapping.header_line
        columns, mapping = self._columns, self._mapping
        if not (columns[Role.FIGURE] or columns[Role.OF_MONTH]):
            self._fault((line, 0), _("une colonne de chiffres"), None)
        if not (columns[Role.PLACE] or mapping.place):
            self._fault((line, 0), _("une colonne de lieu, ou un lieu pour toute la feuille"), None)
        has_year = bool(columns[Role.YEAR] or mapping.year)
        if columns[Role.OF_MONTH] and not (has_year or columns[Role.PERIOD]):
            self._fault((line, 0), _("l’année : une colonne, ou une pour toute la feuille"), None)
        if columns[Role.FIGURE] and not (columns[Role.PERIOD] or has_year):
            self._fault((line, 0), _("la période : une colonne, ou une année pour toute la feuille"), None)

    def _read_line(self, line: int) -> None:
        cells = [self._grid.cell(line, column) for column in range(1, len(self._mapping.roles) + 1)]
        read = [cell for cell, role in zip(cells, self._mapping.roles, strict=True) if role != Role.IGNORED]
        if all(cell in (None, "") for cell in read):
            return
        if any(isinstance(cell, str) and is_total(cell) for cell in cells):
            self._found.totals.append(line)
            return
        place = self._place(line)
        for column, name, when in self._numbers(line):
            self._read_number(line, column, name=name, place=place, when=when)

    def _place(self, line: int) -> str:
        for column in self._columns[Role.PLACE]:
            cell = self._grid.cell(line, column)
            if cell not in (None, ""):
                return " ".join(str(cell).split())
            self._fault((line, column), _("le nom d’un lieu"), cell)
            return ""
        return self._mapping.place

    def _numbers(self, line: int) -> Iterator[tuple[int, str, When | None]]:
        """Each cell of a figure, with its name and its period."""
        if self._columns[Role.FIGURE]:
            when = self._when(line)
            for column in self._columns[Role.FIGURE]:
                yield column, self._title(column), when
        if self._columns[Role.OF_MONTH]:
            year = self._year(line)
            for column in self._columns[Role.OF_MONTH]:
                yield column, self._mapping.figure or self._grid.name, self._of_month(line, column, year)

    def _title(self, column: int) -> str:
        return " ".join(str(self._grid.cell(self._mapping.header_line, column) or "").split())

    def _when(self, line: int) -> When | None:
        for column in self._columns[Role.PERIOD]:
            return self._checked(when_of(self._grid.cell(line, column)), line, column)
        year = self._year(line)
        if year is None:
            return None
        for column in self._columns[Role.MONTH]:
            month = month_of(self._grid.cell(line, column))
            when = When(Span.MONTH, date(year, month, 1)) if month else None
            return self._checked(when, line, column)
        return self._checked(When(Span.YEAR, date(year, 1, 1)), line, 0)

    def _year(self, line: int) -> int | None:
        for role in (Role.YEAR, Role.PERIOD):
            for column in self._columns[role]:
                cell = self._grid.cell(line, column)
                year = year_of(cell)
                if year is None:
                    self._fault((line, column), _("une année, comme 2012"), cell)
                return year
        return self._mapping.year

    def _of_month(self, line: int, column: int, year: int | None) -> When | None:
        month = month_of(self._grid.cell(self._mapping.header_line, column))
        if month is None:
            title = self._grid.cell(self._mapping.header_line, column)
            self._fault((self._mapping.header_line, column), _("le nom d’un mois"), title)
        if month is None or year is None:
            return None
        return self._checked(When(Span.MONTH, date(year, month, 1)), line, column)

    def _checked(self, when: When | None, line: int, column: int) -> When | None:
        if when is None:
            expected = _("un mois (« janv. 2012 », « 01/2012 ») ou une année")
            self._fault((line, column), expected, self._grid.cell(line, column))
            return None
        if not date(OLDEST_YEAR, 1, 1) <= when.starts_on <= self._today:
            expected = _("une période passée, depuis %(year)d") % {"year": OLDEST_YEAR}
            self._fault((line, column), expected, f"{when.starts_on:%m/%Y}")
            return None
        return when

    def _read_number(self, line: int, column: int, *, name: str, place: str, when: When | None) -> None:
        cell = self._grid.cell(line, column)
        if (line, column) in self._grid.formulas:
            self._fault((line, column), _("la valeur d’une formule : enregistrez le fichier depuis un tableur"), "=")
        elif self._grid.block(line, column):
            self._fault((line, column), _("une cellule non fusionnée : un nombre est d’une seule ligne"), cell)
        elif is_unknown(cell):
            self._found.unknown += 1
        elif (number := number_of(cell)) is None:
            self._fault((line, column), _("un nombre entier, sans point ni virgule"), cell)
        elif when is not None and place:
            self._add(line, column, Told(name, place, when, number))

    def _add(self, line: int, column: int, told: Told) -> None:
        key = (told.figure, plain(told.place), told.when)
        if key in self._seen:
            expected = _("une seule fois ce lieu et cette période (déjà ligne %(line)d)") % {"line": self._seen[key]}
            self._fault((line, column), expected, told.place)
            return
        self._seen[key] = line
        self._found.figures.append(told)

    def _fault(self, where: tuple[int, int], expected: str, found: object) -> None:
        line, column = where
        name = letter_of(column) if column else ""
        fault = Fault(self._grid.name, line, name, expected, shown(found))
        if fault not in self._found.faults:
            self._found.faults.append(fault)


def letter_of(column: int) -> str:
    """The letters a spreadsheet gives a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
