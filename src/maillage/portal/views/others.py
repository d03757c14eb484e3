"""Who else receives people near a commune: places of others, never mixed with ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from maillage.core.pages import show
from maillage.portal.pages.near import OthersPage
from maillage.portal.serving import page
from maillage.reference import queries as reference
from maillage.reference.enums import EMPLOYERS, RECEPTIONS, Source

# One screen of a phone holds three; beyond thirty nobody reads.
SHOWN = 30


@page
def others(request: HttpRequest) -> HttpResponse:
    """The nearest ones of each sort, by distance alone; without a commune, the page that asks for one."""
    code = request.GET.get("commune", "").strip()
    if not code:
        return redirect("portal:near")
    commune = reference.commune_by_code(code)
    position = (commune.latitude, commune.longitude)
    shown = OthersPage(
        commune=commune,
        receptions=tuple(reference.others_near(*position, RECEPTIONS, limit=SHOWN)),
        employers=tuple(reference.others_near(*position, EMPLOYERS, limit=SHOWN)),
        is_covered=reference.department_has_others(commune.department_code),
        reach_km=reference.REACH_KM,
        edition=reference.current_edition(Source.DIRECTORIES),
    )
    return show(request, shown)
