"""What is typed at the bench: a question to search, and the person's own questions, kept nowhere."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.reception.routes import LONGEST_QUESTIONS

LONGEST_SEARCH = 200


class BenchForm(OperationForm):
    """The bench is one form: every button sends the whole page, so that the page alone holds the panier."""

    search = forms.CharField(
        label=_("La question de la personne"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
    )
    questions = forms.CharField(
        label=_("Ses questions pour la suite"),
        required=False,
        max_length=LONGEST_QUESTIONS,
        help_text=_("Une par ligne. Elles vont sur le papier et dans le fichier, jamais dans la page à lien."),
        widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
    )
    pole = forms.CharField(required=False, max_length=20)

    def typed(self, name: str) -> str:
        """What was typed in a field; empty when it is not of its shape."""
        return str(getattr(self, "cleaned_data", {}).get(name) or "")
