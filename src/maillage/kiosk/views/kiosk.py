"""The kiosk: what one may do standing in the hall."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.kiosk.pages.hall import KioskPage
from maillage.kiosk.serving import hall_page
from maillage.network import queries as network
from maillage.reception import queries as reception


@hall_page
def kiosk(request: HttpRequest, slug: str) -> HttpResponse:
    """Search, today, a ticket, an opinion; `core/enhance.js` then follows the visitor's tab until it resets."""
    at = timezone.now().replace(second=0, microsecond=0)
    sheet, on = network.place_sheet(slug, at), local(at).date()
    page = KioskPage(
        sheet=sheet,
        posts=reception.free_posts_at(slug, on),
        has_queue=reception.has_queue(slug),
        day=on,
        at=at,
    )
    return show(request, page)
