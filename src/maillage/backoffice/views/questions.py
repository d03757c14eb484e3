"""Questions without an answer: those kept of a quarter, what is made of them, and one heard at the desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_and_tell
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.questions import FollowUpForm, NoteForm
from maillage.backoffice.pages.questions import NotePage, QuestionsPage
from maillage.backoffice.pages.rota import QuarterChoice
from maillage.backoffice.views.rota import quarter_words
from maillage.core.csv_text import csv_lines
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network.quarters import Quarter
from maillage.safeguards import room
from maillage.search import actions, queries
from maillage.search.enums import FollowUp


@screen("search.read_questions")
def questions(request: HttpRequest) -> HttpResponse:
    """The questions kept of a quarter, those to take up first."""
    quarter = _quarter(request, visit_of(request))
    lines = queries.kept_questions(quarter)
    page = QuestionsPage(
        quarters=_quarters(visit_of(request), quarter),
        quarter_code=quarter.code,
        lines=lines,
        open_count=sum(line.is_open for line in lines),
    )
    return show(request, page)


@screen("search.export_questions", recent=True)
def export(request: HttpRequest) -> HttpResponse:
    """The same as a table: bands, never the numbers themselves."""
    quarter = _quarter(request, visit_of(request))
    columns = ("trimestre", "question", "demi_journees", "suivi")
    rows = (
        (quarter.code, line.words, line.often, str(line.follow_up.label)) for line in queries.kept_questions(quarter)
    )
    response = HttpResponse("".join(csv_lines(columns, rows)), content_type="text/csv; charset=utf-8")
    name = network.current_network().file_name(f"questions-sans-reponse-{quarter.code}.csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@command("search.read_questions")
def follow_up(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Say that a question was taken up; the same button takes it back."""
    visit, question = visit_of(request), queries.question_of(question_id)
    form = FollowUpForm(request.POST)

    def effect() -> dict[str, str]:
        done = actions.follow_up_question(
            question=question,
            follow_up=FollowUp(form.cleaned_data["follow_up"]),
            version=form.cleaned_data["version"],
            actor=visit.account,
            at=visit.at,
        )
        return {"follow_up": done.follow_up}

    done = attempt_and_tell(request, form, effect)
    if done:
        is_heard = done["follow_up"] == FollowUp.HEARD
        told = gettext("C’est noté : prise en compte.") if is_heard else gettext("C’est noté : de nouveau à traiter.")
        messages.success(request, told)
    quarter = Quarter.of(question.quarter_ends_on)
    return redirect(f"{resolve_url('staff:questions')}?trimestre={quarter.code}")


@screen("search.note_question")
def note(request: HttpRequest) -> HttpResponse:
    """A question heard at the desk and left without an answer: counted like those of the portal."""
    visit = visit_of(request)
    rows = network.places_visible_to(visit.account, visit.on)
    places = {row.slug: row for row in rows if row.valid_until is None or row.valid_until >= visit.on}
    form = NoteForm(request.POST or None, places=[(slug, place.name) for slug, place in places.items()])
    if form.is_valid():
        with room.refusing():
            actions.note_question(
                text=form.cleaned_data["question"],
                place=places[form.cleaned_data["place"]],
                actor=visit.account,
                at=visit.at,
            )
        messages.success(request, gettext("Merci. Elle comptera si d’autres la posent. Rien n’est gardé de vous."))
        return redirect("staff:note_question")
    page = NotePage(form=form, has_place=bool(places))
    return show(request, page, status=422 if form.is_bound else 200)


def _quarter(request: HttpRequest, visit: Visit) -> Quarter:
    return Quarter.named(request.GET.get("trimestre", "")) or Quarter.of(visit.on)


def _quarters(visit: Visit, chosen: Quarter) -> list[QuarterChoice]:
    """The quarter of today and the three before it: those one may act upon."""
    quarter, found = Quarter.of(visit.on), []
    for _back in range(4):
        found.append(QuarterChoice(quarter.code, quarter_words(quarter), quarter == chosen))
        quarter = quarter.previous
    return found
