"""What the buttons of an opening send."""

from __future__ import annotations

from django import forms

from maillage.accounts.staff.forms import OperationForm


class PresenceForm(OperationForm):
    """An act on a seat of today, as the page showed it."""

    version = forms.IntegerField()


class ReplaceForm(PresenceForm):
    """Who takes the seat."""

    counsellor = forms.UUIDField()
