"""Advice at a distance, for who asks."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from maillage.core.pages import Page
from maillage.reception.queries.advice import AdviceRow, Duty
from maillage.search.routes import Helpline


@dataclass(frozen=True)
class Numbers:
    """Whom to call now, as `portal/search/_helplines.html` takes them."""

    helplines: tuple[Helpline, ...]


@dataclass(frozen=True, kw_only=True)
class AdvicePage(Page):
    """Who reads and when, whom to call, then the question; or that advice is closed."""

    template = "portal/advice/ask.html"
    duty: Duty
    numbers: Numbers
    form: forms.Form


@dataclass(frozen=True, kw_only=True)
class AdviceLeftPage(Page):
    """The code, shown once; whom to call first when the text tells of distress."""

    template = "portal/advice/left.html"
    code: str
    duty: Duty
    numbers: Numbers
    is_distress: bool


@dataclass(frozen=True, kw_only=True)
class AdviceReadPage(Page):
    """The code to type, then what it opens."""

    template = "portal/advice/read.html"
    form: forms.Form
    question: AdviceRow | None
    code: str
    numbers: Numbers
    is_erased: bool
