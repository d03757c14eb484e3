"""Weak signals: one noted, one answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, key_choices


class SignalForm(OperationForm):
    """What a team begins to see."""

    text = forms.CharField(
        label=_("Ce que vous remarquez"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Au pluriel, sans personne : « des jeunes demandent… ». Ni nom, ni histoire, ni adresse."),
    )
    theme = forms.ChoiceField(label=_("Thème"))
    pole = forms.ChoiceField(label=_("Pôle"), required=False)

    def __init__(
        self, *args: Any, themes: Sequence[tuple[str, str]], poles: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = key_choices(themes)  # type: ignore[attr-defined]
        self.fields["pole"].choices = key_choices(poles, empty=_("Aucun en particulier"))  # type: ignore[attr-defined]


class SignalAnswerForm(OperationForm):
    """What was done about it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.CharField(
        label=_("Ce qui est fait, ou pourquoi rien n’est fait"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
