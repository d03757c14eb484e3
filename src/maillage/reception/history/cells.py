"""Periods and numbers as people write them in spreadsheets; what may be read in two ways is refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from maillage.reception.enums import Span

OLDEST_YEAR: Final = 1990
_MONTHS: Final = (
    ("janvier", "janv", "jan", "january"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "sep", "september"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_NUMBER_OF: Final = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_WORD_THEN_YEAR: Final = re.compile(r"([a-z]+)\.?[ /-]*(\d{4}|'?\d{2})")
_MONTH_THEN_YEAR: Final = re.compile(r"(?:01[/.-])?(\d{1,2})[/.-](\d{4})")
_YEAR_THEN_MONTH: Final = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-]01)?")
_YEAR: Final = re.compile(r"(?:annee )?(\d{4})(?:\.0)?")
_TOTALS: Final = re.compile(r"((sous[- ]?)?total|cumul|moyenne|somme|sum|average)\b.*|ensemble( du reseau| des lieux)?")
_UNKNOWN: Final = frozenset({"", "-", "–", "—", "nc", "n.c.", "nd", "n.d.", "na", "n/a", "?", "…"})
_SPACES: Final = re.compile(r"[\s\u00a0\u202f']")
_GROUPED: Final = re.compile(r"\d{1,3}([\s\u00a0\u202f']\d{3})+|\d+")


@dataclass(frozen=True)
class When:
    """A month or a year."""

    span: Span
    starts_on: date


def plain(cell: object) -> str:
    """A cell in small letters, without accents, blanks made one."""
    text = unicodedata.normalize("NFKD", str(cell if cell is not None else ""))
    return " ".join("".join(letter for letter in text if not unicodedata.combining(letter)).lower().split())


def is_total(cell: object) -> bool:
    """Whether a label is that of a line of totals."""
    return _TOTALS.fullmatch(plain(cell)) is not None


def month_of(cell: object) -> int | None:
    """The month a cell names: a word, or a number from 1 to 12."""
    text = plain(cell).removesuffix(".").removesuffix(".0")
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return _NUMBER_OF.get(text)


def year_of(cell: object) -> int | None:
    """The year a cell names."""
    found = _YEAR.fullmatch(plain(cell))
    return int(found[1]) if found else None


def when_of(cell: object) -> When | None:
    """« janv. 2012 », « 01/2012 », « 2012-01 », « 2012 », or a date that is the first of a month; None otherwise."""
    if isinstance(cell, datetime | date):
        return When(Span.MONTH, date(cell.year, cell.month, 1)) if cell.day == 1 else None
    text = plain(cell)
    if (year := year_of(text)) is not None:
        return When(Span.YEAR, date(year, 1, 1))
    pair = _month_and_year(text)
    return When(Span.MONTH, date(pair[1], pair[0], 1)) if pair and 1 <= pair[0] <= 12 else None


def _month_and_year(text: str) -> tuple[int, int] | None:
    if found := _WORD_THEN_YEAR.fullmatch(text):
        month, year = _NUMBER_OF.get(found[1]), found[2].removeprefix("'")
        return (month, _whole_year(year)) if month else None
    if found := _MONTH_THEN_YEAR.fullmatch(text):
        return int(found[1]), int(found[2])
    if found := _YEAR_THEN_MONTH.fullmatch(text):
        return int(found[2]), int(found[1])
    return None


def _whole_year(digits: str) -> int:
    """« 12 » is 2012; no spreadsheet of ours is older than 1990."""
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 90 else 1900 + year


def is_unknown(cell: object) -> bool:
    """Whether a cell says that nothing is known: empty, « nc », a dash."""
    return plain(cell) in _UNKNOWN


def number_of(cell: object) -> int | None:
    """A whole number that is not negative: « 1 234 », 1234, 1234.0. « 1.234 » may be read in two ways: None."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if cell >= 0 and float(cell).is_integer() else None
    text = str(cell).strip()
    return int(_SPACES.sub("", text)) if _GROUPED.fullmatch(text) else None
