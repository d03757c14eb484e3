"""The closing of a place's day (W10): checks, the act that nothing undoes, the account, dated lines after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.closing import CloseForm, CorrectionForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.closing import ClosedPage, ClosingPage, QueueLine
from maillage.network import queries as network
from maillage.reception import actions
from maillage.reception import queries as reception

if TYPE_CHECKING:
    from maillage.reception.queries import Closing


@screen("reception.close_day")
def today(request: HttpRequest, slug: str) -> HttpResponse:
    """The closing of today."""
    return _closing(request, slug, visit_of(request).on)


@screen("reception.close_day")
def of_day(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """The closing, or the account, of another day."""
    return _closing(request, slug, _day(day))


@command("reception.close_day")
def correct(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """A dated line on a closed day."""
    visit = visit_of(request)
    place = reception.place_closing(visit.account, slug, visit.on)
    form = CorrectionForm(request.POST)

    def effect() -> dict[str, str]:
        actions.correct_visits(place=place, day=_day(day), actor=visit.account, at=visit.at, **form.values())
        return {}

    if form.is_valid() and attempt(request, form, effect) is not None:
        messages.success(request, _("La ligne est ajoutée, à la date d’aujourd’hui."))
        return redirect("desk:closing_of_day", slug=slug, day=day)
    return _closed(request, reception.closing_of(place, _day(day)), form)


def _closing(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    visit = visit_of(request)
    place = reception.place_closing(visit.account, slug, visit.on)
    account = reception.closing_of(place, day)
    if account.is_closed:
        return _closed(request, account, CorrectionForm())
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def effect() -> dict[str, str]:
            actions.close_day(place=place, day=day, actor=visit.account, at=visit.at, incidents=form.kinds)
            return {}

        if attempt(request, form, effect) is not None:
            messages.success(request, _("La journée est fermée. Les tickets et les fiches n’existent plus."))
            return redirect("desk:closing_of_day", slug=slug, day=day.isoformat())
    page = ClosingPage(
        frame=frame_of(visit, place, "desk:closing"), account=account, form=form, is_today=day == visit.on
    )
    return show(request, page, status=status_of(form))


def _closed(request: HttpRequest, account: Closing, form: CorrectionForm) -> HttpResponse:
    names = {line.code: line.name for line in network.poles()}
    totals = reception.queue_totals_of(account.place, account.day)
    page = ClosedPage(
        frame=frame_of(visit_of(request), account.place, "desk:closing"),
        account=account,
        queue_lines=[QueueLine(names.get(total.pole, total.pole), total) for total in totals],
        late_lines=reception.late_lines_of(account.place, account.day),
        form=form,
    )
    return show(request, page, status=status_of(form))


def _day(text: str) -> date:
    """The day of an address. Raises Http404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
