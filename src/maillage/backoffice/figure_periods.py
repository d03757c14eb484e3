"""The months and years of figures, as addresses name them and as lists show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from maillage.backoffice.pages.figures import PeriodCell, PeriodLine
from maillage.reception.enums import Span
from maillage.reception.queries import Stretch
from maillage.reception.rules import not_yours

if TYPE_CHECKING:
    from maillage.reception.queries import YearLine

_CODE: Final = re.compile(r"(20\d\d)(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Asked:
    """A month or a year, by the code of its address."""

    code: str
    span: Span
    starts_on: date

    @property
    def ends_on(self) -> date:
        """The last day."""
        return Stretch(self.span, self.starts_on, ()).ends_on

    @property
    def words(self) -> str:
        """« mars 2026 », or « 2026 »."""
        return date_format(self.starts_on, "F Y" if self.span == Span.MONTH else "Y")


def asked(code: str) -> Asked:
    """`2026-03` or `2026`. Raises NotYours for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise not_yours()
    span = Span.MONTH if found[2] else Span.YEAR
    return Asked(code, span, date(int(found[1]), int(found[2] or 1), 1))


def lines_of(lines: Iterable[YearLine], year: int, on: date) -> list[PeriodLine]:
    """Each place with its twelve months and its year."""
    return [
        PeriodLine(
            name=line.place.name if line.place else _("Réseau"),
            months=[_month(line, asked(f"{year}-{month:02d}"), on) for month in range(1, 13)],
            year=_cell(line, asked(str(year)), is_validated=line.is_year_validated, on=on),
        )
        for line in lines
    ]


def _month(line: YearLine, month: Asked, on: date) -> PeriodCell:
    return _cell(line, month, is_validated=month.starts_on in line.months, on=on)


def _cell(line: YearLine, period: Asked, *, is_validated: bool, on: date) -> PeriodCell:
    if period.ends_on >= on:
        return PeriodCell(period.words, "", "", is_validated=False)
    name, arguments = ("network_figures", [period.code]) if line.place is None else _place(line.place.slug, period)
    state = _("validé") if is_validated else _("à valider")
    return PeriodCell(period.words, reverse(f"staff:{name}", args=arguments), state, is_validated)


def _place(slug: str, period: Asked) -> tuple[str, list[str]]:
    return "place_figures", [slug, period.code]
