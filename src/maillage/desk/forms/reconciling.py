"""A person's decision on a fact set aside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.reception.actions import Decision


class SettleForm(OperationForm):
    """Which fact, and what becomes of it; `day` for a fact noted on a day that has not come."""

    fact = forms.UUIDField()
    decision = forms.ChoiceField(choices=[(one.value, one.value) for one in Decision])
    day = day_field(_("Jour où le compter"))
