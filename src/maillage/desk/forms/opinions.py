"""Answers read on paper, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.core.instants import HalfDay
from maillage.reception.satisfaction import Asked

SHEETS: Final = 10


class PaperForm(OperationForm):
    """A day, a half-day, and a line for each sheet of paper; lines left alone count for nothing."""

    day = day_field(_("Jour"), required=True)
    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        for number in range(1, SHEETS + 1):
            for question in asked:
                self.fields[f"{question.name}_{number}"] = forms.ChoiceField(
                    label=gettext("Feuille %(number)s : %(question)s") % {"number": number, "question": question.words},
                    choices=[("", "–"), *question.answers],
                    required=False,
                )

    def sheets(self) -> list[tuple[int, list[BoundField]]]:
        """Each line of the table: its number and its controls."""
        return [
            (number, [self[f"{question.name}_{number}"] for question in self._asked]) for number in range(1, SHEETS + 1)
        ]

    def opinions(self) -> list[dict[str, str]]:
        """What was typed, a dictionary a sheet."""
        lines = (
            {question.name: self.cleaned_data[f"{question.name}_{number}"] for question in self._asked}
            for number in range(1, SHEETS + 1)
        )
        return [line for line in lines if any(line.values())]
