"""What the buttons of a rota send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.backoffice.forms.agreements import ChoosingForm
from maillage.core.instants import HalfDay
from maillage.network.quarters import Quarter


class QuarterField(forms.CharField):
    """A quarter by its code, `2027-T1`."""

    def clean(self, value: Any) -> Quarter:  # noqa: ANN401  Django's signature
        found = Quarter.named(str(super().clean(value)))
        if found is None:
            raise forms.ValidationError(_("Ce trimestre n’existe pas."))
        return found


class QuarterForm(OperationForm):
    """An act on the whole quarter."""

    trimestre = QuarterField(widget=forms.HiddenInput)


class PrepareForm(QuarterForm):
    """From the weekly pattern, or from the quarter before."""

    source = forms.ChoiceField(
        label=_("À partir de"),
        choices=[("semaine", _("la semaine type")), ("precedent", _("le trimestre précédent"))],
        initial="semaine",
    )


class WeekForm(QuarterForm):
    """An act on one week."""

    monday = forms.DateField(widget=forms.HiddenInput)


class AddShiftForm(ChoosingForm, QuarterForm):
    """One more seat."""

    pole_code = forms.ChoiceField(label=_("Pôle"))
    day = day_field(_("Jour"), required=True)
    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)


class ShiftForm(OperationForm):
    """An act on a shift, as the page showed it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FillForm(ShiftForm):
    """Who takes the seat."""

    counsellor = forms.UUIDField(widget=forms.HiddenInput)


class SwapForm(ShiftForm):
    """The other shift of an exchange, as the page showed it."""

    other = forms.UUIDField(widget=forms.HiddenInput)
    other_version = forms.IntegerField(widget=forms.HiddenInput)


class CallForm(ChoosingForm):
    """A question to a partner."""

    organisation = forms.ChoiceField(label=_("Organisme"))
    trimestre = forms.ChoiceField(label=_("Trimestre"))
    closes_on = day_field(
        _("Réponses jusqu’au"), required=True, help_text=_("Le partenaire peut changer sa réponse jusqu’à ce jour.")
    )
