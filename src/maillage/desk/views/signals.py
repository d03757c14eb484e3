"""Weak signals: read by all teams, noted, voted, read over and answered. No operation is kept of any of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.forms import OperationForm
from maillage.accounts.staff.posting import done, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.signals import SignalAnswerForm, SignalForm
from maillage.desk.pages.signals import SignalAnswerPage, SignalNotePage, SignalsPage
from maillage.network import queries as network
from maillage.reception import queries as reception
from maillage.reception import rules
from maillage.reception.actions import signals as actions
from maillage.reception.queries import signals as queries


@screen("reception.read_signals")
def signals(request: HttpRequest) -> HttpResponse:
    """All signals; those to read over besides, for who moderates."""
    visit = visit_of(request)
    moderates = rules.may_somewhere(visit.account, "reception.answer_signals", on=visit.on)
    page = SignalsPage(
        signals=queries.signals_for(visit.account, moderates=moderates),
        themes=dict(_themes(visit.on)),
        poles=dict(_poles()),
        may_note=rules.may_somewhere(visit.account, "reception.note_signal", on=visit.on),
        moderates=moderates,
    )
    return show(request, page)


@screen("reception.note_signal")
def note(request: HttpRequest) -> HttpResponse:
    """Note what the team begins to see. Who notes is asked for their right, then forgotten."""
    visit = visit_of(request)
    form = SignalForm(request.POST or None, themes=_themes(visit.on), poles=_poles())
    if form.is_valid() and done(
        form,
        lambda: actions.note_signal(
            signal=actions.SignalText(**form.values()),
            operation_id=form.operation_id,
            actor=visit.account,
            at=visit.at,
        ),
    ):
        messages.success(request, gettext("Merci. La coordination relit, puis les équipes le voient."))
        return redirect("desk:signals")
    return show(request, SignalNotePage(form=form), status=status_of(form))


@command("reception.note_signal")
def vote(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """« We see it too », once an account."""
    visit, found, form = visit_of(request), queries.signal_of(signal_id), OperationForm(request.POST)
    if done(form, lambda: actions.vote_signal(signal=found, actor=visit.account, at=visit.at)):
        messages.success(request, gettext("C’est compté. Personne ne voit qui a voté."))
    else:
        messages.error(request, " ".join(form.all_sentences()))
    return redirect("desk:signals")


@command("reception.answer_signals")
def share(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Let all teams read it."""
    visit, found = visit_of(request), queries.signal_of(signal_id)
    if done(OperationForm(request.POST), lambda: actions.share_signal(signal=found, actor=visit.account, at=visit.at)):
        messages.success(request, gettext("Les équipes le voient."))
    return redirect("desk:signals")


@command("reception.answer_signals")
def refuse(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Take it out for good."""
    visit, found = visit_of(request), queries.signal_of(signal_id)
    if done(OperationForm(request.POST), lambda: actions.refuse_signal(signal=found, actor=visit.account, at=visit.at)):
        messages.success(request, gettext("C’est effacé."))
    return redirect("desk:signals")


@screen("reception.answer_signals")
def answer(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Tell the teams what was done."""
    visit, found = visit_of(request), queries.signal_of(signal_id)
    form = SignalAnswerForm(request.POST or None, initial={"version": found.version, "answer": found.answer})
    if form.is_valid() and done(
        form,
        lambda: actions.answer_signal(
            signal=found,
            answer=form.cleaned_data["answer"],
            version=form.cleaned_data["version"],
            actor=visit.account,
            at=visit.at,
        ),
    ):
        messages.success(request, gettext("La réponse est lue par les équipes."))
        return redirect("desk:signals")
    return show(request, SignalAnswerPage(signal=found, form=form), status=status_of(form))


def _themes(on: date) -> list[tuple[str, str]]:
    return [(choice.code, choice.label) for choice in reception.choices_of("reason", on, language=str(get_language()))]


def _poles() -> list[tuple[str, str]]:
    return [(pole.code, pole.name) for pole in network.poles()]
