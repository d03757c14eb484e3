"""How a place works."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm


class SettingsForm(OperationForm):
    """The choices of a place; the version they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    has_queue = forms.BooleanField(
        label=_("Ce lieu tient une file d’attente"),
        required=False,
        help_text=_("Sans file, un petit lieu compte, et c’est tout. Vous pouvez changer à tout moment."),
    )
