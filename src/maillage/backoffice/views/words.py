"""The editors' list of everyday words: read, add, try, change, take out, put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_and_tell, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.words import VersionForm, WordForm
from maillage.backoffice.pages.words import WordPage, WordsPage
from maillage.core.errors import NotYours
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.search import actions, queries
from maillage.search.answers import Answer, Question
from maillage.search.enums import FollowUp

if TYPE_CHECKING:
    from maillage.search.models import EverydayWord

_TRIED = 5


@screen("search.keep_words")
def words(request: HttpRequest) -> HttpResponse:
    """The whole list, by what is said."""
    visit = visit_of(request)
    return show(request, WordsPage(words=page_of(queries.everyday_rows(), request.GET.get("page")), today=visit.on))


@screen("search.keep_words")
def new_word(request: HttpRequest) -> HttpResponse:
    """Add a word; from a question without an answer, whose words stand in the form already."""
    visit = visit_of(request)
    form = WordForm(request.POST or None, initial=_from_question(request.GET.get("question", "")))
    tried = _tried(request, form, visit)
    if tried is None and form.is_valid() and attempt(request, form, lambda: _added(visit, form)):
        messages.success(request, gettext("Le mot est dans la liste."))
        return redirect("staff:questions" if form.cleaned_data["question"] else "staff:everyday_words")
    return _shown(request, form, word=None, tried=tried)


@screen("search.keep_words")
def word(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Change a word."""
    visit, found = visit_of(request), queries.everyday_word(word_id)
    initial = {"said": found.said, "means": found.means, "version": found.version}
    form = WordForm(request.POST or None, initial=initial)
    tried = _tried(request, form, visit)
    if tried is None and form.is_valid() and attempt(request, form, lambda: _changed(visit, found, form)):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:everyday_words")
    return _shown(request, form, word=found, tried=tried)


@command("search.keep_words")
def take_out(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """The search stops knowing the word."""
    told = gettext("Le mot n’est plus dans la liste. Vous pouvez le remettre.")
    return _commanded(request, word_id, actions.take_out_everyday_word, told=told)


@command("search.keep_words")
def put_back(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Undo the taking out."""
    return _commanded(request, word_id, actions.put_back_everyday_word, told=gettext("Le mot est de nouveau là."))


def _commanded(request: HttpRequest, word_id: UUID, act: Any, *, told: str) -> HttpResponse:  # noqa: ANN401  either act
    visit, found, form = visit_of(request), queries.everyday_word(word_id), VersionForm(request.POST)

    def effect() -> dict[str, str]:
        act(word=found, version=form.cleaned_data["version"], actor=visit.account, at=visit.at)
        return {"id": str(found.id)}

    attempt_and_tell(request, form, effect, told=told)
    return redirect("staff:everyday_words")


def _from_question(question_id: str) -> dict[str, object]:
    """What people said, when the word answers a question kept."""
    try:
        question = queries.question_of(UUID(question_id))
    except (ValueError, NotYours):
        return {}
    return {"said": question.words, "question": question.id}


def _tried(request: HttpRequest, form: WordForm, visit: Visit) -> Answer | None:
    """What the meaning finds, when the button that tries was pressed."""
    if "try" not in request.POST or not form.is_valid():
        return None
    return queries.answer(Question(text=form.cleaned_data["means"], day=visit.on, limit=_TRIED))


def _added(visit: Visit, form: WordForm) -> dict[str, str]:
    values = form.cleaned_data
    added = actions.add_everyday_word(said=values["said"], means=values["means"], actor=visit.account, at=visit.at)
    if values["question"]:
        question = queries.question_of(values["question"])
        actions.follow_up_question(
            question=question,
            follow_up=FollowUp.HEARD,
            version=question.version,
            actor=visit.account,
            at=visit.at,
        )
    return {"id": str(added.id)}


def _changed(visit: Visit, found: EverydayWord, form: WordForm) -> dict[str, str]:
    values = form.cleaned_data
    changed = actions.change_everyday_word(
        word=found,
        said=values["said"],
        means=values["means"],
        version=values["version"] or 0,
        actor=visit.account,
        at=visit.at,
    )
    return {"id": str(changed.id)}


def _shown(request: HttpRequest, form: WordForm, *, word: EverydayWord | None, tried: Answer | None) -> HttpResponse:
    status = 200 if tried is not None else status_of(form)
    return show(request, WordPage(word=word, form=form, found=tried), status=status)
