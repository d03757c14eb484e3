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
def others(request: HttpRequest, code: str) -> HttpResponse:
    """The nearest ones of each sort, by distance alone. NotYours when no commune of today answers to `code`."""
    commune = reference.commune_by_code(code)
    if commune.code != code:
        return redirect("portal:others", code=commune.code, permanent=True)
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
