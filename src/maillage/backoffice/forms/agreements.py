"""Agreements with partners, and the counsellors they lend."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import LinesField, OperationForm, day_field

_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class PeriodsField(LinesField):
    """Days or stretches of days, one a line: `24/12/2026 - 31/12/2026`."""

    def prepare_value(self, value: Any) -> str:  # noqa: ANN401  Django's signature
        return value if isinstance(value, str) else "\n".join(_in_words(period) for period in value or ())

    def clean(self, value: Any) -> list[tuple[date, date]]:  # noqa: ANN401  Django's signature
        return [_period(line) for line in super().clean(value)]


def _in_words(period: Iterable[str]) -> str:
    first, last = (date.fromisoformat(day).strftime("%d/%m/%Y") for day in period)
    return first if first == last else f"{first} - {last}"


def _period(line: str) -> tuple[date, date]:
    try:
        days = [date(int(year), int(month), int(day)) for day, month, year in _DAY.findall(line)]
    except ValueError:
        days = []
    if len(days) not in {1, 2}:
        raise forms.ValidationError(
            gettext("« %(line)s » n’est pas une période : écrivez 24/12/2026 ou 24/12/2026 - 31/12/2026.")
            % {"line": line}
        )
    return days[0], days[-1]


class ChoosingForm(OperationForm):
    """A form whose lists are given to it."""

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in choices.items():
            if name in self.fields:
                self.fields[name].choices = pairs  # type: ignore[attr-defined]


class AgreementForm(ChoosingForm):
    """What a partner promises."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reference = forms.CharField(label=_("Référence"), required=False, max_length=60)
    half_days_per_month = forms.IntegerField(
        label=_("Demi-journées promises par mois"), min_value=1, max_value=999, help_text=_("Tous lieux ensemble.")
    )
    valid_from = day_field(_("Premier jour"), required=True)
    valid_until = day_field(
        _("Dernier jour"), required=True, help_text=_("Une alerte paraît 90 jours avant, si rien ne suit.")
    )
    poles = forms.MultipleChoiceField(label=_("Pôles"), widget=forms.CheckboxSelectMultiple)
    places = forms.MultipleChoiceField(label=_("Lieux"), widget=forms.CheckboxSelectMultiple)
    blackouts = PeriodsField(
        label=_("Jours sans personne"),
        required=False,
        help_text=_("Une période par ligne : 24/12/2026 - 31/12/2026."),
    )


class NewAgreementForm(AgreementForm):
    """What a partner promises, and which partner."""

    organisation = forms.ChoiceField(label=_("Organisme"))
    field_order = ["organisation"]


class RenewAgreementForm(OperationForm):
    """The agreement that follows, from the day after."""

    half_days_per_month = forms.IntegerField(label=_("Demi-journées promises par mois"), min_value=1, max_value=999)
    valid_until = day_field(_("Dernier jour"), required=True)


class CounsellorForm(ChoosingForm):
    """Somebody a partner lends: a name and the welcome path, nothing else about the person."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    first_name = forms.CharField(label=_("Prénom"), max_length=60)
    family_name = forms.CharField(label=_("Nom"), max_length=60)
    poles = forms.MultipleChoiceField(label=_("Pôles tenus"), widget=forms.CheckboxSelectMultiple)
    places = forms.MultipleChoiceField(label=_("Lieux"), widget=forms.CheckboxSelectMultiple)
    valid_from = day_field(_("Arrivée"), required=True)
    valid_until = day_field(
        _("Dernier jour"), help_text=_("Après ce jour, ses créneaux sont à pourvoir. Son nom s’efface 90 jours après.")
    )
    charter_read_on = day_field(_("Charte lue le"))
    module_followed_on = day_field(_("Module d’accueil suivi le"))
    shows_first_name = forms.BooleanField(
        label=_("Le public peut voir son prénom"), required=False, help_text=_("Seulement si la personne le souhaite.")
    )

    sections: ClassVar[tuple[tuple[str | Promise, tuple[str, ...]], ...]] = (
        ("", ("first_name", "family_name", "poles", "places", "valid_from", "valid_until")),
        (_("Accueil dans le réseau"), ("charter_read_on", "module_followed_on", "shows_first_name")),
    )


class NewCounsellorForm(CounsellorForm):
    """Somebody a partner lends, and which partner."""

    organisation = forms.ChoiceField(label=_("Organisme qui prête la personne"))

    sections = (
        ("", ("organisation", "first_name", "family_name", "poles", "places", "valid_from", "valid_until")),
        CounsellorForm.sections[1],
    )
