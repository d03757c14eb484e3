"""Pages of the figures: what is validated of a year, and a month or a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.reception.queries import FiguresSheet, Readiness


@dataclass(frozen=True)
class PeriodCell:
    """A month of a line: where it leads, and where it stands; without address when there is nothing to read."""

    label: str
    href: str
    state: str
    is_validated: bool


@dataclass(frozen=True)
class PeriodLine:
    """A place, or the network, over a year."""

    name: str
    months: Sequence[PeriodCell]
    year: PeriodCell


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    """What is validated of a year, place by place in the order of names."""

    template: ClassVar[str] = "backoffice/figures/figures.html"
    year: str
    years: Sequence[str]
    months: Sequence[str]
    lines: Sequence[PeriodLine]


@dataclass(frozen=True, kw_only=True)
class PeriodPage(Page):
    """A month or a year. `sheet` is None when there is nothing to read yet; `validate_href` when one may validate."""

    template: ClassVar[str] = "backoffice/figures/period.html"
    name: str
    period: str
    code: str
    sheet: FiguresSheet | None
    readiness: Readiness | None
    is_team: bool
    why_hidden: str
    validate_href: str
    csv_href: str
    workbook_href: str
