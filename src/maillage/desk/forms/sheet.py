"""The form of an interview sheet. It gives the shape; reception says which codes are in force."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.core.instants import HalfDay, half_day_of
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.sheet_words import SINGLE

_LONGEST_CODE = 40
# What is of the form, and no answer.
_ITS_OWN = frozenset({"operation", "sheet", "version"})
LABELS: Final = {
    "half_day": _("Demi-journée"),
    "pole": _("Pôle"),
    "duration": _("Durée"),
    "sex": _("Sexe"),
    "age": _("Âge"),
    "situation": _("Situation"),
    "reasons": _("Raison principale"),
    "orientations": _("Vers quoi on oriente"),
    "answered": _("La question a eu sa réponse"),
    "residence": _("Où la personne habite"),
    "level": _("Niveau de diplôme"),
    "first_visit": _("Première venue"),
    "domains": _("Domaines qui l’intéressent, trois au plus"),
    "maturity": _("Où en est le projet"),
    "obstacles": _("Ce qui freine"),
    "unmet_need": _("Ce qui a manqué"),
    "known_by": _("Comment on a connu la Cité"),
    "mix": _("Métiers et genre"),
    "supported_area": _("Quartier prioritaire ou commune rurale aidée"),
    "channel": _("Comment on se parle"),
    "resources": _("Ce qui a servi"),
}


class CodeField(forms.CharField):
    """One code; nothing is « nr »."""

    def __init__(self, **values: Any) -> None:
        super().__init__(required=False, max_length=_LONGEST_CODE, empty_value=NOT_GIVEN, **values)


class CodesField(forms.Field):
    """Several codes, in the order of the form."""

    widget = forms.SelectMultiple

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: list[str] | None) -> list[str]:
        return [code for code in value or () if code and len(code) <= 100]


class SheetForm(OperationForm):
    """Every field of dossier §7.2, and the sheet it is; nothing else is read."""

    sheet = forms.UUIDField(initial=uuid.uuid4)
    version = forms.IntegerField(required=False)
    half_day = forms.ChoiceField(choices=HalfDay.choices)
    pole = CodeField()
    residence = CodeField()
    residence_elsewhere = CodeField()
    reasons = CodesField()
    reason_2 = CodeField()
    reason_3 = CodeField()
    domains = CodesField()
    finer_domain = CodeField()
    obstacles = CodesField()
    orientations = CodesField()
    resources = CodesField()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in SINGLE:
            self.fields[name] = CodeField()
        for name, label in LABELS.items():
            self.fields[name].label = label

    def clean_half_day(self) -> str:
        """A half-day that has begun: a page left open since yesterday may hold one that has not."""
        asked, order = HalfDay(self.cleaned_data["half_day"]), list(HalfDay)
        if order.index(asked) > order.index(half_day_of(timezone.now())):
            raise forms.ValidationError(_("Cette demi-journée n’a pas commencé : choisissez-en une autre."))
        return str(asked)

    def typed(self) -> dict[str, Any]:
        """What was sent, to show it again: what has no shape is left aside."""
        values = {name: self.cleaned_data.get(name) or "" for name in self.fields if name not in _ITS_OWN}
        if values["residence_elsewhere"] not in {"", NOT_GIVEN}:
            values["residence"] = values["residence_elsewhere"]
        for name, parts in {"reasons": ("reason_2", "reason_3"), "domains": ("finer_domain",)}.items():
            values[name] = (*values[name], *(values[part] for part in parts))
        return values

    def body(self) -> dict[str, Any]:
        """What is told to reception: codes alone, as a queue of the desk tells them."""
        told = {name: value for name, value in self.values().items() if name != "half_day" and value != NOT_GIVEN}
        return {**{name: value for name, value in told.items() if value}, "sheet": str(self.cleaned_data["sheet"])}
