"""What is told about a place's day; the fields have the names of the facts (`reception.facts`)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm

MOST_AT_ONCE = 2000


class VisitForm(OperationForm):
    """People who came: alone, several, or as a group."""

    number = forms.IntegerField(label=_("Combien de personnes ?"), initial=1, min_value=1, max_value=MOST_AT_ONCE)
    nature = forms.CharField(label=_("Seules ou en groupe ?"), required=False)
    reason = forms.CharField(label=_("Pour quoi ?"), required=False)
    outcome = forms.CharField(label=_("Et ensuite ?"), required=False)


class UndoForm(VisitForm):
    """People counted by mistake in the half-day: the opposite numbers."""

    number = forms.IntegerField(min_value=-MOST_AT_ONCE, max_value=-1)
    day = forms.DateField()
    half_day = forms.CharField()

    def values(self) -> dict[str, Any]:
        """What the fact holds: without the half-day it is of."""
        return {name: value for name, value in super().values().items() if name not in {"day", "half_day"}}


class DoorForm(OperationForm):
    """What the counter at the door shows."""

    number = forms.IntegerField(label=_("Compteur de la porte"), min_value=0, max_value=100_000)


class ProfileForm(OperationForm):
    """The fifteen-second profile."""

    age = forms.CharField(required=False)
    sex = forms.CharField(required=False)
    situation = forms.CharField(required=False)
