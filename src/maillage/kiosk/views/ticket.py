"""A number for the queue, taken standing: choose a pôle, read the number, take its page away on a phone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.core.qr import drawn
from maillage.kiosk.pages.ticket import ChoosePage, NumberPage
from maillage.kiosk.serving import told_once
from maillage.network import queries as network
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.safeguards import room
from maillage.safeguards.access import letterbox, public
from maillage.safeguards.http import see_other

REFUSED = "refus"


@letterbox
@told_once
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """The pôles and how long one waits at each; a number is taken by a kiosk alone."""
    at = timezone.now()
    sheet = network.place_sheet(slug, at.replace(second=0, microsecond=0))
    waits = reception.waits_at_place(slug, at)
    if request.method == "POST":
        return see_other(_take(request, slug))
    return show(request, ChoosePage(sheet=sheet, waits=waits, is_refused=REFUSED in request.GET))


@public
@told_once
def number(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The number, large; its code opens the page that follows it."""
    ticket = reception.ticket_sheet(token, timezone.now())
    link = request.build_absolute_uri(reverse("portal:ticket", args=[token]))
    return show(request, NumberPage(ticket=ticket, home_slug=slug, drawing=drawn(link)))


def _take(request: HttpRequest, slug: str) -> str:
    """Where to go on: the number's page, or back with the reason told."""
    try:
        operation_id = UUID(request.POST.get("operation", ""))
        with room.refusing():
            taken = actions.take_ticket_at_kiosk(
                key=request.POST.get("key", ""),
                pole_code=request.POST.get("pole", ""),
                operation_id=operation_id,
                at=timezone.now(),
            )
    except (Refusal, ValueError):
        return f"{request.path}?{REFUSED}"
    return reverse("kiosk:number", args=[slug, taken.token])
