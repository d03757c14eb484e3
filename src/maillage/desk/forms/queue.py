"""Forms of the queue."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm


class DeskForm(forms.Form):
    """The desk of whoever calls: a number shown in the hall, kept in the address of the page."""

    bureau = forms.IntegerField(label=_("Votre bureau"), required=False, min_value=1, max_value=99)


class TakeForm(OperationForm):
    """A number for a pôle."""

    pole = forms.SlugField(max_length=20)
    is_priority = forms.BooleanField(label=_("Besoin d’accessibilité"), required=False)


class CallForm(OperationForm):
    """Who is next, at one pôle or at any."""

    pole = forms.SlugField(max_length=20, required=False)
    bureau = forms.IntegerField(required=False, min_value=1, max_value=99)


class StepForm(OperationForm):
    """A step of a ticket, as it was seen."""

    version = forms.IntegerField(min_value=1)
    pole = forms.SlugField(max_length=20, required=False)


class CrewForm(forms.Form):
    """How many receive at a pôle today."""

    pole = forms.SlugField(max_length=20)
    counsellors = forms.IntegerField(min_value=0, max_value=30)
