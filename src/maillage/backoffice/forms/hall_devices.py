"""Kiosks and computers of a hall."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.reception.enums import HallDeviceKind


class HallDeviceForm(OperationForm):
    """A device to add."""

    kind = forms.ChoiceField(label=_("Type"), choices=HallDeviceKind.choices)
    name = forms.CharField(label=_("Nom"), max_length=60, help_text=_("Par exemple : borne de l’entrée, poste 3."))
