"""All the diplomas that lead to an occupation, as the reader asks."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.portal.pages.diplomas import Choice, DiplomasPage
from maillage.portal.serving import page, this_minute
from maillage.portal.trail import trail_to
from maillage.reference import queries as reference
from maillage.reference.enums import DiplomaLevel, Way
from maillage.reference.queries import Filters, OccupationDiplomas

_LEVELS = {"0": 0, **{str(level.value): level.value for level in DiplomaLevel}}
_WAYS = {way.value: way for way in Way}


@page
def diplomas(request: HttpRequest, code: str) -> HttpResponse:
    """Page by page; a filter that means nothing is no filter."""
    if code != code.upper():
        return redirect("portal:diplomas", code.upper(), permanent=True)
    sheet = reference.occupation_sheet(code)
    on = local(this_minute()).date()
    asked = _asked(request)
    filters = Filters(_LEVELS.get(asked["niveau"]), _WAYS.get(asked["voie"]), is_whole=asked["tout"] == "1")
    known = reference.diplomas_of(sheet.rome3_code, on)
    found = reference.paged_diplomas_of(sheet.rome3_code, filters, on=on, page=request.GET.get("page"))
    listed = DiplomasPage(
        sheet=sheet,
        trail=(*trail_to("occupations"), (sheet.title, reverse("portal:occupation", args=[sheet.code]))),
        known=known,
        diplomas=found,
        levels=_levels(known, asked["niveau"]),
        ways=tuple(Choice(way.value, str(way.label), asked["voie"] == way) for way in Way),
        is_whole=filters.is_whole,
        query=urlencode({name: value for name, value in asked.items() if value}),
    )
    return show(request, listed)


def _asked(request: HttpRequest) -> dict[str, str]:
    """The filters of the address that mean something."""
    meant: dict[str, Collection[str]] = {"niveau": _LEVELS, "voie": _WAYS, "tout": {"1"}}
    return {name: value if (value := request.GET.get(name, "")) in known else "" for name, known in meant.items()}


def _levels(known: OccupationDiplomas, asked: str) -> tuple[Choice, ...]:
    """The levels this occupation has diplomas of."""
    found = ((str(group.level or 0), group.label) for group in known.levels)
    return tuple(Choice(value, label, asked == value) for value, label in found)
