"""What people asked of the place in vain, in words of the team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, key_choices
from maillage.reception.actions.demands import DemandText
from maillage.reception.enums import DemandState


class DemandForm(OperationForm):
    """What was asked, what is answered. `version` is empty for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    asked = forms.CharField(
        label=_("Vous avez demandé"),
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Une phrase courte, au pluriel : « des ateliers le soir ». Rien sur une personne."),
    )
    theme = forms.ChoiceField(label=_("Thème"))
    pole = forms.ChoiceField(label=_("Pôle"), required=False)
    state = forms.ChoiceField(
        label=_("Où en est-on ?"), choices=DemandState.choices, widget=forms.RadioSelect, initial=DemandState.NOT_YET
    )
    answer = forms.CharField(
        label=_("Ce qui a changé, ou pourquoi pas encore"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Le public ne lit rien sans réponse."),
    )

    def __init__(
        self, *args: Any, themes: Sequence[tuple[str, str]], poles: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = key_choices(themes)  # type: ignore[attr-defined]
        self.fields["pole"].choices = key_choices(poles, empty=_("Aucun en particulier"))  # type: ignore[attr-defined]

    def text(self) -> DemandText:
        """What was typed."""
        said = self.cleaned_data
        return DemandText(
            theme=said["theme"],
            pole=said["pole"],
            asked=said["asked"],
            answer=said["answer"],
            state=DemandState(said["state"]),
        )
