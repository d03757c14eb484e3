"""Near me: a commune, then the places around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.pages import show
from maillage.core.text import normalise
from maillage.network import queries as network
from maillage.network.sheets import NearPlace
from maillage.portal.former import FORMER, former_asked
from maillage.portal.map import Spot, place_map
from maillage.portal.pages.near import NearPage, NumberedPlace
from maillage.portal.serving import page, page_of_the_minute, this_minute
from maillage.portal.views.language import language
from maillage.reference import queries as reference
from maillage.reference.enums import RECEPTIONS
from maillage.reference.queries import CommuneChoice, CommuneSheet, FormerName

PLACES_SHOWN = 8
OTHERS_SHOWN = 4
CHOICES_SHOWN = 20
SUGGESTIONS = 8
LONGEST_QUERY = 80
# « Gap (05000) »: what a suggestion writes in the field.
_WITH_POSTAL_CODE = re.compile(r"(?P<name>.+?)\s*\((?P<postal_code>\d{5})\)")


@page_of_the_minute
def near(request: HttpRequest) -> HttpResponse:
    """Ask for a commune, help to choose it, then show the places around it."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    code = request.GET.get("commune", "").strip()
    if code:
        return _around(request, code)
    if not query:
        return show(request, _page())
    return _chosen(request, query)


def _around(request: HttpRequest, code: str) -> HttpResponse:
    try:
        commune = reference.commune_by_code(code)
    except NotYours:
        return _gone(request, code)
    if commune.code != code:
        return redirect(_address(commune.code, code), permanent=True)
    return show(request, _near_page(commune, former_asked(request, commune.code)))


def _gone(request: HttpRequest, code: str) -> HttpResponse:
    """No one commune of today answers to `code`: those that shared its land, or the way to ask again."""
    succession = reference.succession_of(code)
    if succession is None:
        return show(request, _page(query=code, is_unknown=True), status=404)
    choices = tuple(reference.communes_after(succession))
    return show(request, _page(query=succession.former.name, choices=choices))


def _address(commune_code: str, former_code: str = "") -> str:
    former = f"&{FORMER}={former_code}" if former_code else ""
    return f"{reverse('portal:near')}?commune={commune_code}{former}"


def _chosen(request: HttpRequest, query: str) -> HttpResponse:
    choices = choices_for(query)
    certain = only_choice(choices, query)
    if certain:
        return redirect(_address(certain.code, certain.former.code if certain.former else ""))
    return show(request, _page(query=query, choices=tuple(choices), is_unknown=not choices))


def only_choice(choices: list[CommuneChoice], query: str) -> CommuneChoice | None:
    """The one commune that is meant: the only one of that whole name or postal code, or the only one at all."""
    whole = [choice for choice in choices if _is_whole(choice, query)]
    certain = whole if len(whole) == 1 else choices
    return certain[0] if len(certain) == 1 else None


def choices_for(query: str, limit: int = CHOICES_SHOWN) -> list[CommuneChoice]:
    """The communes that start like what was typed, or of that postal code."""
    region_code = network.current_network().region_code
    written = _WITH_POSTAL_CODE.fullmatch(query)
    if not written:
        return reference.communes_starting_with(query, limit, region_code)
    named = reference.communes_starting_with(written["name"], limit, region_code)
    return [choice for choice in named if written["postal_code"] in choice.postal_codes]


def _is_whole(choice: CommuneChoice, query: str) -> bool:
    name = choice.former.name if choice.former else choice.name
    return normalise(name) == normalise(query) or query in choice.postal_codes


def _page(*, query: str = "", choices: tuple[CommuneChoice, ...] = (), is_unknown: bool = False) -> NearPage:
    return NearPage(
        query=query,
        commune=None,
        former=None,
        choices=choices,
        is_unknown=is_unknown,
        places=(),
        place_map=None,
        online=(),
        others=(),
        at=this_minute(),
    )


def _near_page(commune: CommuneSheet, former: FormerName | None) -> NearPage:
    at = this_minute()
    found = network.places_near(commune.latitude, commune.longitude, at, limit=PLACES_SHOWN)
    today = network.today(at, language=language())
    staffed = {place.place.slug: place for place in today.places}
    places = tuple(
        NumberedPlace(number, near_place, staffed.get(near_place.place.slug))
        for number, near_place in enumerate(found, start=1)
    )
    spots = [spot for near_place in found for spot in _spots(near_place)]
    return NearPage(
        query=commune.name,
        commune=commune,
        former=former,
        choices=(),
        is_unknown=False,
        places=places,
        place_map=place_map(commune.name, (commune.latitude, commune.longitude), spots) if spots else None,
        online=today.online,
        others=tuple(reference.others_near(commune.latitude, commune.longitude, RECEPTIONS, limit=OTHERS_SHOWN)),
        at=at,
    )


def _spots(near_place: NearPlace) -> Iterator[Spot]:
    """Where to draw a place; nothing when it has no position."""
    place = near_place.place
    if place.latitude is not None and place.longitude is not None:
        yield Spot(place.commune_name, place.latitude, place.longitude, near_place.opening.is_open)


@page
def communes(request: HttpRequest) -> HttpResponse:
    """Suggestions for the commune field: a code, what to write in the field, what tells it apart."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = choices_for(query, SUGGESTIONS) if query else []
    return JsonResponse({"results": [_suggestion(choice) for choice in found]})


def _suggestion(choice: CommuneChoice) -> dict[str, str]:
    if choice.former:
        words = {"commune": choice.name, "department": choice.department_name}
        detail = _("aujourd’hui %(commune)s, %(department)s") % words
        return {"value": choice.code, "label": choice.former.name, "detail": detail}
    postal_code = f" ({choice.postal_codes[0]})" if choice.postal_codes else ""
    return {"value": choice.code, "label": f"{choice.name}{postal_code}", "detail": choice.department_name}
