"""Where to look further for an occupation: outbound links, near a commune when one is chosen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.links import LinksPage
from maillage.portal.serving import page, this_minute
from maillage.portal.trail import trail_to
from maillage.reference import queries as reference
from maillage.reference.queries import CommuneChoice, CommuneSheet

LONGEST_QUERY = 80
CHOICES_SHOWN = 8


@page
def links(request: HttpRequest, code: str) -> HttpResponse:
    """Nothing is sent before the reader follows a link."""
    if code != code.upper():
        return redirect("portal:links", code.upper(), permanent=True)
    sheet = reference.occupation_sheet(code)
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    commune, choices = _commune(request.GET.get("commune", "").strip(), query)
    shown = LinksPage(
        sheet=sheet,
        trail=(*trail_to("occupations"), (sheet.title, reverse("portal:occupation", args=[sheet.code]))),
        query=commune.name if commune else query,
        commune=commune,
        choices=choices,
        is_unknown=bool(query) and not (commune or choices),
        groups=reference.link_groups(sheet, commune, local(this_minute()).date()),
    )
    return show(request, shown)


def _commune(code: str, query: str) -> tuple[CommuneSheet | None, tuple[CommuneChoice, ...]]:
    """The commune that is meant, or those that may be."""
    if code:
        try:
            return reference.commune_by_code(code), ()
        except NotYours:
            return None, ()
    region_code = network.current_network().region_code
    choices = reference.communes_starting_with(query, CHOICES_SHOWN, region_code) if query else []
    if len(choices) == 1:
        return reference.commune_by_code(choices[0].code), ()
    return None, tuple(choices)
