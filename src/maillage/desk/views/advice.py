"""Advice at a distance: what awaits an answer, the answer, who is on duty."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.forms import OperationForm
from maillage.accounts.staff.posting import done, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.advice import AnswerForm, DutyForm
from maillage.desk.pages.advice import AdviceListPage, AdvicePage, DutyPage
from maillage.reception.actions import advice as actions
from maillage.reception.queries import advice as queries


@screen("reception.answer_advice")
def questions(request: HttpRequest) -> HttpResponse:
    """The questions of thirty days, those without an answer first."""
    visit = visit_of(request)
    duty = queries.duty(visit.on)
    page = AdviceListPage(
        questions=queries.advice_for(visit.account, visit.on),
        duty=duty,
        is_duty=duty.account_id == visit.account.id,
    )
    return show(request, page)


@screen("reception.answer_advice")
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Read a question, answer it."""
    visit = visit_of(request)
    found = queries.question_for(visit.account, question_id, visit.on)
    form = AnswerForm(request.POST or None, initial={"version": found.version, "answer": found.answer})
    if form.is_valid() and done(
        form,
        lambda: actions.answer_question(
            question=found,
            answer=form.cleaned_data["answer"],
            version=form.cleaned_data["version"],
            actor=visit.account,
            at=visit.at,
        ),
    ):
        messages.success(request, gettext("La réponse attend la personne, avec son code."))
        return redirect("desk:advice_list")
    return show(request, AdvicePage(question=found, form=form), status=status_of(form))


@command("reception.answer_advice")
def hand_over(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Let every counsellor read a question that could not wait."""
    visit = visit_of(request)
    found = queries.question_for(visit.account, question_id, visit.on)
    if done(OperationForm(request.POST), lambda: actions.hand_over(question=found, actor=visit.account, at=visit.at)):
        messages.success(request, gettext("L’équipe peut maintenant lire cette question."))
    return redirect("desk:advice_list")


@screen("reception.name_duty")
def duty(request: HttpRequest) -> HttpResponse:
    """Name who reads what cannot wait."""
    visit = visit_of(request)
    now = queries.duty(visit.on)
    people = {str(account.id): account for account in queries.people_for_duty(visit.on)}
    initial = {"account": str(now.account_id or ""), "hours": now.hours, "answer_days": now.answer_days}
    form = DutyForm(
        request.POST or None, initial=initial, people=[(key, account.name) for key, account in people.items()]
    )
    if form.is_valid() and done(
        form,
        lambda: actions.name_duty(
            account=people.get(form.cleaned_data["account"]),
            hours=form.cleaned_data["hours"],
            answer_days=form.cleaned_data["answer_days"],
            actor=visit.account,
            at=visit.at,
        ),
    ):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("desk:duty")
    page = DutyPage(duty=now, waiting=queries.urgent_waiting(visit.on), form=form)
    return show(request, page, status=status_of(form))
