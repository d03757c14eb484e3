"""Questions at a distance: an answer, and who reads what cannot wait."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, key_choices


class AnswerForm(OperationForm):
    """The answer, and the version of the question it was written for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.CharField(
        label=_("Votre réponse"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Ne donnez ni votre nom, ni votre organisme. Ne demandez pas d’identité."),
    )


class DutyForm(OperationForm):
    """Who is on duty; nobody closes advice at a distance."""

    account = forms.ChoiceField(
        label=_("Qui lit d’abord ce qui ne peut pas attendre"),
        required=False,
        help_text=_("Cette personne seule lit un message de détresse, avant tout autre."),
    )
    hours = forms.CharField(
        label=_("Quand les messages sont lus"),
        max_length=120,
        help_text=_("Le public lit ces mots. Par exemple : du lundi au vendredi, de 9 h à 17 h."),
    )
    answer_days = forms.IntegerField(
        label=_("Délai de réponse, en jours ouvrés"), min_value=1, max_value=15, help_text=_("Le public lit ce délai.")
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = key_choices(people, empty=_("Personne : le conseil à distance est fermé"))
        self.fields["account"].choices = choices  # type: ignore[attr-defined]
