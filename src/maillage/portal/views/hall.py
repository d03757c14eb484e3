"""The screen of a hall: who is called, how long one waits."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.portal.pages.hall import HallPage
from maillage.portal.serving import page_of_the_queue
from maillage.reception import queries as reception
from maillage.reception.queries.demands import changes_of
from maillage.reception.queries.published import published_place

# More could not be read from five metres.
_CHANGES_SHOWN: Final = 3


@page_of_the_queue
def hall(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole screen, or its board alone when the stream fails."""
    at = timezone.now()
    hall_sheet = reception.hall_of(slug, at)
    changes = changes_of(published_place(slug, local(at).date()), limit=_CHANGES_SHOWN)
    return show(request, HallPage(hall=hall_sheet, at=at, changes=changes))
