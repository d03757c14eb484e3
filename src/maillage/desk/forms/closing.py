"""Forms of the closing of a day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.core.instants import HalfDay
from maillage.reception.enums import IncidentKind


class CloseForm(OperationForm):
    """What disturbed the day, and the word that nothing undoes it."""

    incidents = forms.MultipleChoiceField(
        label=_("Ce qui a troublé la journée"),
        help_text=_("Cochez, sans raconter : aucun texte n’est gardé."),
        choices=IncidentKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_sure = forms.BooleanField(
        label=_("J’ai lu ce qui sera détruit."),
        error_messages={"required": _("Cochez cette case pour fermer : rien ne pourra être repris.")},
    )

    @property
    def kinds(self) -> list[IncidentKind]:
        """The kinds of incident that were ticked."""
        return [IncidentKind(value) for value in self.cleaned_data["incidents"]]


class CorrectionForm(OperationForm):
    """A dated line: people to add to a closed half-day, or to take off."""

    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)
    number = forms.IntegerField(
        label=_("Personnes à ajouter"),
        help_text=_("Pour en retirer, commencez par le signe moins : -3."),
        min_value=-2000,
        max_value=2000,
    )

    def clean_number(self) -> int:
        """Refuse zero: it corrects nothing."""
        number: int = self.cleaned_data["number"]
        if number == 0:
            raise forms.ValidationError(_("Zéro ne corrige rien."))
        return number

    def values(self) -> dict[str, Any]:
        """What the correction is of."""
        return {"half_day": HalfDay(self.cleaned_data["half_day"]), "number": self.cleaned_data["number"]}
