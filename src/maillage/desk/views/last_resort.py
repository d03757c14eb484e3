"""When neither network nor device can be counted on: a sealed file, a sheet of paper, and how both come back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.posting import status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.errors import NotYours, Refusal
from maillage.core.instants import HalfDay, half_day_of
from maillage.core.pages import show
from maillage.desk import sealing
from maillage.desk.forms.last_resort import PaperLineForm, QueueFileForm
from maillage.desk.pages.last_resort import PaperFormPage, PaperLinePage, QueueFilePage
from maillage.desk.views.outbox import MOST_AT_ONCE, answers_to
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.reception.enums import FactKind
from maillage.reception.facts import Told
from maillage.reception.paper import new_code
from maillage.safeguards import room

if TYPE_CHECKING:
    from maillage.network.models import Place

LINES = 20


@screen()
def queue_file(request: HttpRequest) -> HttpResponse:
    """Take in a queue exported by a desk: each fact once, though the desk also sent it."""
    form = QueueFileForm(request.POST or None, request.FILES or None)
    answers: list[actions.Answer] = []
    if form.is_valid():
        try:
            facts = sealing.opened(form.cleaned_data["file"])
        except Refusal as refusal:
            form.add_error("file", str(refusal.sentence))
        else:
            chunks = [facts[start : start + MOST_AT_ONCE] for start in range(0, len(facts), MOST_AT_ONCE)]
            answers = [answer for chunk in chunks for answer in answers_to(chunk, visit_of(request))]
    page = QueueFilePage(
        form=form,
        outcomes=Counter(answer.outcome.value for answer in answers),
        refusals=sorted({answer.sentence for answer in answers if answer.outcome == actions.Outcome.REFUSED}),
    )
    return show(request, page, status=422 if form.errors else 200)


@screen("reception.welcome")
def paper_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to print ahead: every time it is opened its codes are new."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    reasons = reception.choices_of("reason", visit.on, language=str(get_language()))
    return show(request, PaperFormPage(place=place, codes=[new_code() for _line in range(LINES)], reasons=reasons))


@screen("reception.welcome")
def paper_line(request: HttpRequest, slug: str) -> HttpResponse:
    """Type one line; the same line typed twice counts once, and the page says so."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    choices = reception.choices_of("reason", visit.on, language=str(get_language()))
    reasons = [(choice.code, choice.label) for choice in choices]
    now = {"day": visit.on, "half_day": half_day_of(visit.at), "number": 1}
    form = PaperLineForm(request.POST or None, reasons=reasons, initial=now)
    if form.is_valid():
        was_there = _take(form, place, visit)
        if was_there is not None:
            messages.success(request, _said(was_there=was_there))
            return redirect("desk:paper_line", slug=slug)
    return show(request, PaperLinePage(place=place, form=form), status=status_of(form))


def _take(form: PaperLineForm, place: Place, visit: Visit) -> bool | None:
    """True when the line was already there; None when it is refused, which the form then says."""
    half_day = HalfDay(form.cleaned_data["half_day"])
    told = Told(FactKind.VISIT, place, form.cleaned_data["day"], half_day, form.body())
    try:
        with room.refusing():
            return actions.take_in(told=told, operation_id=form.operation_id, actor=visit.account, at=visit.at)
    except NotYours:
        raise
    except Refusal as refusal:
        form.add_refusal(refusal)
        return None


def _said(*, was_there: bool) -> str:
    return gettext("Cette ligne était déjà comptée.") if was_there else gettext("La ligne est comptée.")
