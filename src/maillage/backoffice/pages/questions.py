"""Questions without an answer, as staff read and note them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django import forms

from maillage.backoffice.pages.rota import QuarterChoice
from maillage.core.pages import Page
from maillage.search.queries import QuestionLine


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(Page):
    """The questions kept of a quarter; `open_count` of them await somebody."""

    template: ClassVar[str] = "backoffice/questions/questions.html"
    quarters: list[QuarterChoice]
    quarter_code: str
    lines: tuple[QuestionLine, ...]
    open_count: int


@dataclass(frozen=True, kw_only=True)
class NotePage(Page):
    """A question heard at the desk."""

    template: ClassVar[str] = "backoffice/questions/note.html"
    form: forms.Form
    has_place: bool
