"""Advice at a distance: a question is left, read again with its code, erased. Nothing here is kept by any cache."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.errors import Refusal
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.portal.forms import AdviceForm, CodeForm
from maillage.portal.pages.advice import AdviceLeftPage, AdvicePage, AdviceReadPage, Numbers
from maillage.reception.actions import advice as actions
from maillage.reception.queries import advice as queries
from maillage.safeguards import room
from maillage.safeguards.access import letterbox
from maillage.search.queries import is_distress, numbers_to_call


@letterbox
def leave(request: HttpRequest) -> HttpResponse:
    """Say who reads and whom to call, take a question in, show its code once."""
    at = timezone.now()
    duty = queries.duty(local(at).date())
    form = AdviceForm(request.POST or None)
    if form.is_valid() and (code := _left(form, at)):
        text = form.cleaned_data["text"]
        left = AdviceLeftPage(
            code=code, duty=duty, numbers=Numbers(numbers_to_call(text)), is_distress=is_distress(text)
        )
        return _kept_nowhere(show(request, left))
    page = AdvicePage(duty=duty, numbers=Numbers(numbers_to_call()), form=form)
    if not form.is_bound:
        return show(request, page)
    return _kept_nowhere(show(request, page, status=form.refused_status or 422))


@letterbox
def read(request: HttpRequest) -> HttpResponse:
    """Open what a code opens; erase it when its holder says so. The code travels in no address."""
    at = timezone.now()
    form = CodeForm(request.POST or None)
    question, is_erased = None, False
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            with room.refusing():
                question = queries.advice_by(code, local(at).date())
                if "erase" in request.POST:
                    actions.erase_question(code=code, at=at)
                    question, is_erased = None, True
        except Refusal as refusal:
            form.add_error("code", str(refusal.sentence))
    page = AdviceReadPage(
        form=CodeForm() if is_erased else form,
        question=question,
        code=form.cleaned_data.get("code", "") if question else "",
        numbers=Numbers(numbers_to_call()),
        is_erased=is_erased,
    )
    if not form.is_bound:
        return show(request, page)
    return _kept_nowhere(show(request, page, status=422 if form.errors else 200))


def _left(form: AdviceForm, at: datetime) -> str:
    """The code of the question; empty when it is refused, which the form then says."""
    text = form.cleaned_data["text"]
    try:
        with room.refusing():
            return actions.leave_question(
                text=text, is_distress=is_distress(text), operation_id=form.operation_id, at=at
            )
    except Refusal as refusal:
        form.add_refusal(refusal)
        return ""


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
