"""Answers about the charter, and derogations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field, key_choices
from maillage.network.charter import PRINCIPLES
from maillage.network.enums import CharterAnswer


class AssessmentForm(OperationForm):
    """How a place keeps one principle."""

    answer = forms.ChoiceField(
        label=_("Ici, ce principe est tenu"), choices=CharterAnswer.choices, widget=forms.RadioSelect
    )
    proof = forms.CharField(
        label=_("À quoi cela se voit"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Une affiche, un écran, une règle de l’équipe. Ne nommez personne."),
    )


class DerogationForm(OperationForm):
    """A principle set aside for a time that ends."""

    principle = forms.ChoiceField(label=_("Principe"), choices=[(one.code, one.code) for one in PRINCIPLES])
    place = forms.ChoiceField(label=_("Où"), required=False)
    reason = forms.CharField(
        label=_("Pourquoi"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Ce que la règle empêche aujourd’hui, et ce que vous gardez de son intention."),
    )
    decided_by = forms.CharField(
        label=_("Décidé par"), max_length=120, help_text=_("Une fonction ou une instance, jamais un nom de personne.")
    )
    valid_from = day_field(_("À partir du"), required=True)
    valid_until = day_field(_("Dernier jour"), required=True, help_text=_("Deux ans au plus."))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(one.code, f"{one.code} · {one.name}") for one in PRINCIPLES]
        self.fields["principle"].choices = words  # type: ignore[attr-defined]
        self.fields["place"].choices = key_choices(places, empty=_("tout le réseau"))  # type: ignore[attr-defined]


class EndDerogationForm(OperationForm):
    """An earlier last day."""

    valid_until = day_field(_("Dernier jour"), required=True)
