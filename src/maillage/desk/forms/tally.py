"""The evening tally, as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.core.instants import HalfDay


class TallyForm(OperationForm):
    """One line, and the half-day the paper is of."""

    line = forms.CharField(
        label=_("Ce que dit la feuille"),
        max_length=500,
        help_text=_("Par exemple : 12 ind, 1 groupe 23, cv 4, emploi 3, porte 40."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    day = day_field(_("Jour"), required=True)
    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)

    def values(self) -> dict[str, Any]:
        """The half-day as one, rather than its code."""
        return {**super().values(), "half_day": HalfDay(self.cleaned_data["half_day"])}
