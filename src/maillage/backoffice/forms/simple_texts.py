"""Note that people concerned read a simple text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field


class ReadingForm(OperationForm):
    """Which group read the text, and when."""

    group = forms.CharField(
        label=_("Groupe qui a relu"),
        max_length=120,
        help_text=_("Le nom du groupe ou de la structure. N’écrivez le nom d’aucune personne."),
    )
    read_on = day_field(_("Date de la relecture"), required=True)
