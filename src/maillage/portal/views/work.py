"""Work in an employment basin: what is hard to recruit, what employers mean to hire, page by page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.portal.pages.work import HiringsPage, TensionsPage
from maillage.portal.serving import page
from maillage.portal.territories import territory_path
from maillage.portal.trail import Trail, trail_to
from maillage.portal.work import hiring_sum
from maillage.reference import queries as reference
from maillage.reference.enums import TerritoryLevel
from maillage.reference.queries import BasinLine

LINES_A_PAGE = 30


@page
def tensions(request: HttpRequest, code: str) -> HttpResponse:
    """The occupations of a basin, the hardest to recruit first."""
    basin = reference.basin_by_code(code)
    found = reference.tensions_in(basin.code)
    occupations = page_of(found.occupations if found else (), request.GET.get("page"), LINES_A_PAGE)
    return show(request, TensionsPage(basin=basin, tensions=found, occupations=occupations, trail=_trail(basin)))


@page
def hirings(request: HttpRequest, code: str) -> HttpResponse:
    """The families of the survey in a basin, most projects first."""
    basin = reference.basin_by_code(code)
    found = reference.hirings_in(basin.code)
    lines = page_of(found.lines if found else (), request.GET.get("page"), LINES_A_PAGE)
    return show(
        request,
        HiringsPage(basin=basin, hirings=found, hiring_sum=hiring_sum(found), lines=lines, trail=_trail(basin)),
    )


def _trail(basin: BasinLine) -> Trail:
    return (*trail_to("territories"), (basin.name, territory_path(TerritoryLevel.BASIN, basin.code)))
