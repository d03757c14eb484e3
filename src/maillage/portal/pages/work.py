"""Work in an employment basin, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.portal.trail import Trail
from maillage.portal.work import HiringSum
from maillage.reference.queries import BasinHirings, BasinLine, BasinTensions, GradedOccupation, HiringLine


@dataclass(frozen=True, kw_only=True)
class TensionsPage(Page):
    """Every occupation that is hard to recruit in a basin."""

    template = "portal/work/tensions.html"
    basin: BasinLine
    tensions: BasinTensions | None
    occupations: Paged[GradedOccupation]
    trail: Trail


@dataclass(frozen=True, kw_only=True)
class HiringsPage(Page):
    """Every family of the survey in a basin."""

    template = "portal/work/hirings.html"
    basin: BasinLine
    hirings: BasinHirings | None
    hiring_sum: HiringSum
    lines: Paged[HiringLine]
    trail: Trail
