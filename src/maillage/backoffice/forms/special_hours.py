"""Closures and other hours of a place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any, ClassVar, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.network.actions import Choice, Decision
from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.queries import OccasionLine

NOON: Final = time(13)  # where a morning ends: `network.half_days`
WHOLE, MORNING, AFTERNOON, CLOCK = "jour", "matin", "apres_midi", "heures"
_PARTS: Final = {
    WHOLE: _("toute la journée"),
    MORNING: _("le matin, jusqu’à 13 h"),
    AFTERNOON: _("à partir de 13 h"),
    CLOCK: _("à des heures que je donne"),
}
_BOUNDS: Final = {WHOLE: (None, None), MORNING: (None, NOON), AFTERNOON: (NOON, None)}


def clock_field(label: Any) -> forms.TimeField:  # noqa: ANN401  a lazy text
    """An hour of the day, typed or picked."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class SpecialHoursForm(OperationForm):
    """Which days, what the door does, why. `last_on` empty means one day."""

    effect = forms.ChoiceField(
        label=_("Ces jours-là, le lieu est"),
        choices=SpecialEffect.choices,
        initial=SpecialEffect.CLOSED,
        widget=forms.RadioSelect,
    )
    first_on = day_field(_("Premier jour"), required=True)
    last_on = day_field(_("Dernier jour"), help_text=_("Vide : un seul jour."))
    part = forms.ChoiceField(label=_("Quand dans la journée"), choices=list(_PARTS.items()), initial=WHOLE)
    starts_at = clock_field(_("De"))
    ends_at = clock_field(_("À"))
    reason = forms.ChoiceField(label=_("Pourquoi"), choices=SpecialReason.choices, initial=SpecialReason.OTHER)
    sentence = forms.CharField(
        label=_("Une phrase pour le public"),
        required=False,
        max_length=120,
        help_text=_("120 signes au plus. Ne nommez personne."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["last_on"] = cleaned.get("last_on") or cleaned.get("first_on")
        part = cleaned.pop("part", CLOCK)
        if cleaned.get("effect") == SpecialEffect.CLOSED and part in _BOUNDS:
            cleaned["starts_at"], cleaned["ends_at"] = _BOUNDS[part]
        elif not self.errors and not (cleaned.get("starts_at") and cleaned.get("ends_at")):
            self.add_error("starts_at", gettext("Dites de quelle heure à quelle heure."))
        return cleaned


class OccasionsForm(OperationForm):
    """One decision for each of the coming occasions; each holds three fields, named after its code."""

    choices: ClassVar = [
        (Choice.USUAL, _("comme d’habitude")),
        (Choice.CLOSED, _("fermé")),
        (Choice.OTHER, _("ouvert à d’autres heures")),
    ]

    def __init__(self, *args: Any, lines: Sequence[OccasionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            code, announced = line.occasion.code, line.announced
            choice = forms.ChoiceField(label=_("Ce jour-là"), choices=self.choices, initial=_chosen(line))
            self.fields[f"{code}-choice"] = choice
            for end, label in (("starts_at", _("De")), ("ends_at", _("À"))):
                self.fields[f"{code}-{end}"] = clock_field(label)
                self.fields[f"{code}-{end}"].initial = getattr(announced, end, None)

    def rows(self) -> list[tuple[OccasionLine, list[BoundField]]]:
        """Each occasion with its fields."""
        return [
            (line, [self[f"{line.occasion.code}-{name}"] for name in ("choice", "starts_at", "ends_at")])
            for line in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for line in self.lines:
            code = line.occasion.code
            start, end = cleaned.get(f"{code}-starts_at"), cleaned.get(f"{code}-ends_at")
            if cleaned.get(f"{code}-choice") == Choice.OTHER and not (start and end and start < end):
                self.add_error(f"{code}-starts_at", gettext("Dites de quelle heure à quelle heure."))
        return cleaned

    def decisions(self) -> list[Decision]:
        """What was decided, occasion by occasion."""
        return [
            Decision(
                first_on=line.occasion.first_on,
                last_on=line.occasion.last_on,
                reason=line.occasion.reason,
                choice=Choice(self.cleaned_data[f"{line.occasion.code}-choice"]),
                starts_at=self.cleaned_data[f"{line.occasion.code}-starts_at"],
                ends_at=self.cleaned_data[f"{line.occasion.code}-ends_at"],
            )
            for line in self.lines
        ]


def _chosen(line: OccasionLine) -> Choice:
    if line.announced is None:
        return Choice.USUAL
    return Choice.CLOSED if line.announced.effect == SpecialEffect.CLOSED else Choice.OTHER
