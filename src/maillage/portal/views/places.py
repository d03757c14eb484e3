"""The list of places, and a place."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.places import DepartmentPlaces, PlacePage, PlacesPage
from maillage.portal.serving import page, page_of_the_minute, this_minute
from maillage.portal.structured import place_data
from maillage.portal.timetable import timetable_of
from maillage.portal.trail import trail_to
from maillage.portal.views.language import language
from maillage.reception import queries as reception


@page
def places(request: HttpRequest) -> HttpResponse:
    """Every place by département, then by name."""
    lines = network.published_places(local(timezone.now()).date())
    on_site = sorted(
        (line for line in lines if not line.is_online), key=lambda line: (line.department_code, line.name, line.slug)
    )
    departments = tuple(
        DepartmentPlaces(code, name, tuple(group))
        for (code, name), group in groupby(on_site, lambda line: (line.department_code, line.department_name))
    )
    return show(request, PlacesPage(departments=departments, online=tuple(line for line in lines if line.is_online)))


@page_of_the_minute
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """A place; NotYours when nothing is published at this address."""
    at = this_minute()
    sheet = network.place_sheet(slug, at, language=language())
    shown = PlacePage(
        sheet=sheet,
        workshops=tuple(reception.workshops_to_come(slug, local(at).date())),
        trail=trail_to("places"),
        timetable=timetable_of(sheet.poles),
        at=at,
        structured=place_data(sheet, url=request.build_absolute_uri(request.path)),
    )
    return show(request, shown)
