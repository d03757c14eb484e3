"""Where anyone says what they thought of a visit: no cookie, no address kept, nothing of who answers."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.portal.pages.opinions import ChangesPage, OpinionPage
from maillage.portal.serving import page
from maillage.reception.actions import satisfaction as actions
from maillage.reception.enums import Means
from maillage.reception.queries.demands import changes_of
from maillage.reception.queries.published import published_place
from maillage.reception.satisfaction import OpinionForm, questions
from maillage.safeguards import room
from maillage.safeguards.access import letterbox
from maillage.safeguards.http import see_other

SENT: Final = "merci"
# In the address by which a kiosk opens the page: how an opinion came is told with it.
AT_KIOSK: Final = "borne"


@letterbox
def opinion(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions, then thanks. Never kept by a cache: each form bears an id of its own, so it counts once."""
    at = timezone.now()
    on = local(at).date()
    place = published_place(slug, on)
    form = OpinionForm(request.POST or None, asked=questions(on))
    means = Means.KIOSK if AT_KIOSK in request.GET else Means.PAGE
    if form.is_valid():
        try:
            with room.refusing():
                actions.give_opinion(
                    place=place, opinion=form.values(), means=means, operation_id=form.operation_id, at=at
                )
            return see_other(f"{request.path}?{SENT}")
        except Refusal as refusal:
            form.add_refusal(refusal)
    shown = OpinionPage(slug=slug, name=place.name, form=form, is_sent=SENT in request.GET)
    return show(request, shown, status=(form.refused_status or 422) if form.is_bound else 200)


@page
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """« Vous avez demandé, voici ce qui a changé »."""
    place = published_place(slug, local(timezone.now()).date())
    return show(request, ChangesPage(slug=slug, name=place.name, changes=changes_of(place)))
