"""The questions put to a visitor on the way out (dossier §7.7), and the form every interface shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import get_language

from maillage.accounts.staff.forms import OperationForm
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.words import LISTS
from maillage.reference import queries as reference

ASKED: Final = ("found", "rating", "recommends", "wait", "service")


@dataclass(frozen=True)
class Asked:
    """A question in the active language, with its answers but « not told », which is to answer nothing."""

    name: str
    words: str
    answers: tuple[tuple[str, str], ...]


def questions(on: date) -> tuple[Asked, ...]:
    """The questions in force on a day, in their order. Two queries, kept with the content."""
    lists = {found.code: found for found in reference.word_lists()}
    return tuple(_asked(name, lists[LISTS[name]], on) for name in ASKED if LISTS[name] in lists)


def _asked(name: str, words: reference.WordList, on: date) -> Asked:
    is_english = get_language() == "en"
    known = [term for term in words.terms if term.valid_from <= on and (term.valid_until or on) >= on]
    answers = tuple(
        (term.code, term.english if is_english and term.english else term.french)
        for term in known
        if term.code != NOT_GIVEN
    )
    return Asked(name, words.label, answers)


class OpinionForm(OperationForm):
    """One visitor's answers; each question may be left alone."""

    def __init__(self, *args: Any, asked: tuple[Asked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in asked:
            self.fields[question.name] = forms.ChoiceField(
                label=question.words, choices=question.answers, widget=forms.RadioSelect, required=False
            )
