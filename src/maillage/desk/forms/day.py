"""Forms of a place's day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm


class CountForm(OperationForm):
    """People who came."""

    number = forms.IntegerField(label=_("Combien de personnes ?"), initial=1, min_value=1, max_value=2000)
