"""What anyone may send to a letterbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm


class AdviceForm(OperationForm):
    """A question, and nothing of who asks."""

    text = forms.CharField(
        label=_("Votre question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text=_("Ne donnez ni nom, ni adresse, ni numéro. 2 000 signes au plus."),
    )


class CodeForm(forms.Form):
    """The code that was shown once."""

    code = forms.CharField(
        label=_("Votre code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
