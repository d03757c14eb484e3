"""Questions without an answer: one heard at the desk, one taken up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, key_choices
from maillage.search.enums import FollowUp


class NoteForm(forms.Form):
    """A question heard, and where. It bears no operation id: noted twice, it counts once anyway.

    So the table of operations holds nothing made from its words.
    """

    question = forms.CharField(
        label=_("La question, en quelques mots"),
        max_length=200,
        help_text=_("Le sujet seulement. Ce qui nomme quelqu’un est ôté : noms, nombres, adresses."),
    )
    place = forms.ChoiceField(label=_("Lieu"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = key_choices(places)  # type: ignore[attr-defined]


class FollowUpForm(OperationForm):
    """What was made of a question, and the version it was read in."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    follow_up = forms.ChoiceField(choices=FollowUp.choices, widget=forms.HiddenInput)
