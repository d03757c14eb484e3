"""Questions at a distance, as counsellors read and answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet

from maillage.core.pages import Page
from maillage.desk.forms.advice import AnswerForm, DutyForm
from maillage.reception.queries.advice import AdviceRow, Duty


@dataclass(frozen=True, kw_only=True)
class AdviceListPage(Page):
    """The questions of thirty days the reader may open; `is_duty`: they read what cannot wait."""

    template: ClassVar[str] = "desk/advice/list.html"
    questions: QuerySet[AdviceRow]
    duty: Duty
    is_duty: bool


@dataclass(frozen=True, kw_only=True)
class AdvicePage(Page):
    """A question and its answer."""

    template: ClassVar[str] = "desk/advice/question.html"
    question: AdviceRow
    form: AnswerForm


@dataclass(frozen=True, kw_only=True)
class DutyPage(Page):
    """Who is on duty; `waiting` urgent questions wait for over a day."""

    template: ClassVar[str] = "desk/advice/duty.html"
    duty: Duty
    waiting: int
    form: DutyForm
