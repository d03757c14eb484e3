"""A ticket on its holder's phone: no cookie, no index, no copy of it anywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.errors import NotYours
from maillage.core.pages import show
from maillage.portal.pages.ticket import TicketGonePage, TicketPage
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.safeguards import room
from maillage.safeguards.access import letterbox
from maillage.safeguards.http import discreet, see_other


@letterbox
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """Where the number stands; sent back, the person goes. A false link is answered as one whose day is over."""
    at = timezone.now()
    try:
        sheet = reception.ticket_sheet(token, at)
    except NotYours:
        return discreet(show(request, TicketGonePage(), status=404))
    if request.method == "POST":
        with room.refusing():
            actions.leave_by_token(token=token, at=at)
        return discreet(see_other(request.path))
    return discreet(show(request, TicketPage(ticket=sheet, at=at)))
