"""One record of a table: every cell is text until a reader asks for more; a bad cell is told by its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource

_SHOWN_CHARACTERS = 60
_LINKING_WORDS = frozenset({"d", "l", "de", "du", "des", "en", "et", "le", "la", "les", "sur", "sous", "aux"})
_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"(?<=\b[dl]) (?=\w)")
T = TypeVar("T")


def typeset(text: str) -> str:
    """`text` with typographic apostrophes; the source doubles some of its straight ones."""
    return text.replace("''", "'").replace("'", "’")


def calmed(label: str) -> str:
    """`label` with initial capitals when the source shouts it: « PAYS D ARLES » gives « Pays d’Arles »."""
    if not label.isupper():
        return typeset(label)
    words = " ".join(typeset(label).lower().split())
    calm = _WORD.sub(lambda word: word[0] if word[0] in _LINKING_WORDS else word[0].capitalize(), words)
    calm = _ELISION.sub("’", calm)
    return calm[0].upper() + calm[1:]


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its file, the line it starts on, its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def refusal(self, column: str, expected: str) -> BadSource:
        """What to raise when the cell of `column` is not what was `expected`."""
        cell = self.cells[column]
        found = _("« %s »") % cell[:_SHOWN_CHARACTERS] if cell else _("rien")
        return BadSource(file=self.file, line=self.line, column=column, expected=expected, found=found)

    def text(self, column: str, longest: int = 250) -> str:
        """The cell, without blanks around; empty when missing."""
        cell = self.cells[column].strip()
        if len(cell) > longest:
            raise self.refusal(column, _("un texte d’au plus %d caractères") % longest)
        return cell

    def filled(self, column: str, longest: int = 250) -> str:
        """The cell, which must hold something."""
        cell = self.text(column, longest)
        if not cell:
            raise self.refusal(column, _("un texte"))
        return cell

    def code(self, column: str, pattern: re.Pattern[str]) -> str:
        """The cell, which must be a code of this form."""
        cell = self.cells[column]
        if not pattern.fullmatch(cell):
            raise self.refusal(column, _("un code de la forme %s") % pattern.pattern)
        return cell

    def day(self, column: str) -> date:
        """The cell as a day, written AAAA-MM-JJ."""
        try:
            return datetime.strptime(self.cells[column], "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError as error:
            raise self.refusal(column, _("une date AAAA-MM-JJ")) from error

    def integer(self, column: str, highest: int = 2_000_000_000) -> int:
        """The cell as a whole number, zero or more."""
        cell = self.cells[column]
        if not (cell.isascii() and cell.isdecimal() and len(cell) < 12 and int(cell) <= highest):
            raise self.refusal(column, _("un nombre entier"))
        return int(cell)

    def decimal(self, column: str, lowest: float, highest: float) -> float:
        """The cell as a number between two bounds."""
        try:
            number = float(self.cells[column])
        except ValueError:
            number = float("nan")
        if not lowest <= number <= highest:
            words = {"lowest": f"{lowest:g}", "highest": f"{highest:g}"}
            raise self.refusal(column, _("un nombre entre %(lowest)s et %(highest)s") % words)
        return number

    def known(self, column: str, codes: Container[T], *, read: Callable[[str], T], of: str) -> T:
        """The cell, which must be a code of another table; `of` names that table."""
        try:
            code = read(self.cells[column])
        except ValueError:
            code = None
        if code is None or code not in codes:
            raise self.refusal(column, _("un code présent dans %s") % of)
        return code

    def among(self, column: str, meanings: Mapping[str, T]) -> T:
        """The meaning of the cell, which must be one of a few words."""
        cell = self.cells[column]
        if cell not in meanings:
            words = ", ".join(f"« {word} »" if word else _("rien") for word in meanings)
            raise self.refusal(column, _("l’une de ces valeurs : %s") % words)
        return meanings[cell]


def once(row: Row, column: str, *, code: T, seen: Container[T]) -> T:
    """`code`, which no row before may have given."""
    if code in seen:
        raise row.refusal(column, _("un code donné une seule fois"))
    return code
