"""Opinions of visitors: what they come to, and those read on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext

from maillage.accounts.staff.posting import status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.errors import NotYours, Refusal
from maillage.core.instants import HalfDay, half_day_of
from maillage.core.pages import show
from maillage.core.qr import drawn
from maillage.desk.forms.opinions import PaperForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.opinions import OpinionsPage, PaperPage
from maillage.reception import queries as reception
from maillage.reception.actions import satisfaction as actions
from maillage.reception.queries.satisfaction import opinions_of_place
from maillage.reception.satisfaction import questions
from maillage.safeguards import room

_THREE_MONTHS: Final = timedelta(days=91)


@screen("reception.welcome")
def opinions(request: HttpRequest, slug: str) -> HttpResponse:
    """What visitors of the place said over three months."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    first = visit.on - _THREE_MONTHS
    found = opinions_of_place(place, questions(visit.on), first=first, last=visit.on)
    frame = frame_of(visit, place, "desk:opinions")
    link = request.build_absolute_uri(reverse("portal:opinion", args=[slug]))
    return show(request, OpinionsPage(frame=frame, first=first, last=visit.on, opinions=found, qr=drawn(link)))


@screen("reception.welcome")
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Type sheets of paper, ten at once."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    asked = questions(visit.on)
    now = {"day": visit.on, "half_day": half_day_of(visit.at)}
    form = PaperForm(request.POST or None, asked=asked, initial=now)
    if form.is_valid():
        try:
            with room.refusing():
                actions.type_opinions(
                    place=place,
                    day=form.cleaned_data["day"],
                    half_day=HalfDay(form.cleaned_data["half_day"]),
                    opinions=form.opinions(),
                    operation_id=form.operation_id,
                    actor=visit.account,
                    at=visit.at,
                )
        except NotYours:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            number = len(form.opinions())
            told = ngettext("%(number)s avis est enregistré.", "%(number)s avis sont enregistrés.", number)
            messages.success(request, told % {"number": number})
            return redirect("desk:paper_opinions", slug=slug)
    page = PaperPage(
        frame=frame_of(visit, place, "desk:opinions"), form=form, heads=tuple(question.words for question in asked)
    )
    return show(request, page, status=status_of(form))
