"""The screen of a hall: who is called, how long one waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.pages import show
from maillage.portal.pages.hall import HallPage
from maillage.portal.serving import page_of_the_queue
from maillage.reception import queries as reception


@page_of_the_queue
def hall(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole screen, or its board alone when the stream fails."""
    at = timezone.now()
    return show(request, HallPage(hall=reception.hall_of(slug, at), at=at))
