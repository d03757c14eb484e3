"""Which pôle is staffed at a place, on which half-day, by how many people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field, key_choices
from maillage.core.instants import HalfDay
from maillage.network.enums import Weekday


class PermanenceChangeForm(OperationForm):
    """What may change from today on."""

    counsellors = forms.IntegerField(label=_("Conseillères et conseillers"), min_value=1, max_value=20, initial=1)
    organisation = forms.ChoiceField(
        label=_("Organisme qui les prête"), required=False, help_text=_("Le public ne le voit pas.")
    )
    valid_until = day_field(_("Jusqu’au"), help_text=_("Vide : sans fin prévue."))

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = key_choices(organisations, empty=_("non renseigné"))
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]


class PermanenceForm(PermanenceChangeForm):
    """A new permanence."""

    pole_code = forms.ChoiceField(label=_("Pôle"))
    weekday = forms.TypedChoiceField(label=_("Jour"), choices=Weekday.choices, coerce=int)
    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)
    valid_from = day_field(_("À partir du"), required=True)

    field_order = ["pole_code", "weekday", "half_day", "counsellors", "organisation", "valid_from", "valid_until"]

    def __init__(self, *args: Any, poles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pole_code"].choices = poles  # type: ignore[attr-defined]


class EndPermanenceForm(OperationForm):
    """The last day of a permanence."""

    valid_until = day_field(_("Dernier jour"), required=True)
