"""Closures and other hours of a place."""

from __future__ import annotations

from datetime import time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.backoffice.forms.base import OperationForm, day_field
from maillage.network.enums import SpecialEffect, SpecialReason

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
