"""A word of the editors' list."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm


class WordForm(OperationForm):
    """What people say, and what the search knows for it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    question = forms.UUIDField(widget=forms.HiddenInput, required=False)
    said = forms.CharField(
        label=_("Ce que les gens disent"), max_length=80, help_text=_("Par exemple : dresseur de drones")
    )
    means = forms.CharField(
        label=_("Ce que la recherche connaît"), max_length=120, help_text=_("Par exemple : télépilote de drone")
    )


class VersionForm(OperationForm):
    """A lone button that acts on what was read in that version."""

    version = forms.IntegerField(widget=forms.HiddenInput)
