"""Facts set aside: read, then counted or left out, one by one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.reconciling import SettleForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.reconciling import AsidePage
from maillage.reception import actions
from maillage.reception import queries as reception


@screen("reception.close_day")
def aside(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits at the place; a decision on one of them."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = SettleForm(request.POST or None)

    def settle() -> dict[str, object]:
        actions.settle(
            fact_id=form.cleaned_data["fact"],
            place=place,
            decision=actions.Decision(form.cleaned_data["decision"]),
            day=form.cleaned_data["day"],
            actor=visit.account,
            at=visit.at,
        )
        return {}

    if form.is_valid() and attempt(request, form, settle) is not None:
        messages.success(request, gettext("C’est décidé."))
        return redirect("desk:aside", slug=slug)
    facts = reception.facts_set_aside(visit.account, place, visit.on, language=str(get_language()))
    page = AsidePage(frame=frame_of(visit, place, "desk:aside"), facts=facts, form=form)
    return show(request, page, status=status_of(form))
