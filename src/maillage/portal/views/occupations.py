"""Occupations: from A to Z, by domain, one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.occupations import DomainPage, FamilyPage, OccupationPage, OccupationsPage, ReplacedPage
from maillage.portal.payers import payers_of
from maillage.portal.questions import questions_about
from maillage.portal.serving import page, this_minute
from maillage.portal.shares import share_chart
from maillage.portal.skills import core_of, others_of
from maillage.portal.structured import occupation_data
from maillage.portal.trail import trail_to
from maillage.reference import queries as reference
from maillage.reference.queries import FormerOccupationSheet


@page
def occupations(request: HttpRequest) -> HttpResponse:
    """Letters and domains; the occupations of a letter once one is chosen."""
    letters = tuple(reference.letters())
    asked = request.GET.get("lettre", "").strip().upper()[:1]
    letter = asked if asked in letters else ""
    lines = reference.occupations_by_letter(letter) if letter else []
    domains = tuple(reference.domains_with_counts())
    return show(
        request,
        OccupationsPage(letters=letters, letter=letter, asked=asked, occupations=tuple(lines), domains=domains),
    )


@page
def domain(request: HttpRequest, code: str) -> HttpResponse:
    """A large domain, its occupations in their groups."""
    if code != code.upper():
        return redirect("portal:domain", code.upper(), permanent=True)
    return show(request, DomainPage(sheet=reference.occupations_of_domain(code), trail=trail_to("occupations")))


@page
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """An occupation; an ended one, and a code of before, lead to those that replace it."""
    if code != code.upper():
        return redirect("portal:occupation", code.upper(), permanent=True)
    former = reference.occupations_replacing(code)
    try:
        sheet = reference.occupation_sheet(code)
    except NotYours:
        if former is None or not former.successors:
            raise
        return _replaced(request, former)
    if sheet.ended_on and former and former.successors:
        return _replaced(request, former)
    diplomas = reference.diplomas_of(sheet.rome3_code, local(this_minute()).date())
    structured = occupation_data(sheet, url=request.build_absolute_uri(request.path))
    return show(
        request,
        OccupationPage(
            sheet=sheet,
            trail=trail_to("occupations"),
            core_skills=core_of(sheet.skills),
            other_skills=others_of(sheet.skills),
            diplomas=diplomas,
            payers=payers_of(diplomas.open_ways),
            questions=questions_about(sheet, diplomas),
            onisep_names=reference.onisep_names(sheet.code, sheet.rome3_code),
            european=reference.european_group(sheet.rome3_code),
            women=reference.women_share_of(sheet.rome3_code),
            tension=reference.tension_of(sheet.rome3_code, network.current_network().region_code),
            former=former,
            structured=structured,
        ),
    )


def _replaced(request: HttpRequest, former: FormerOccupationSheet) -> HttpResponse:
    """A code without a sheet of today: its one successor, or the choice of them."""
    if len(former.successors) == 1:
        return redirect("portal:occupation", former.successors[0].code, permanent=True)
    return show(request, ReplacedPage(former=former, trail=trail_to("occupations")))


@page
def family(request: HttpRequest, code: str) -> HttpResponse:
    """A family of occupations: the share of women in it over the years, and its occupations."""
    if code != code.upper():
        return redirect("portal:family", code.upper(), permanent=True)
    sheet = reference.family_sheet(code)
    return show(request, FamilyPage(sheet=sheet, trail=trail_to("occupations"), chart=share_chart(sheet)))
