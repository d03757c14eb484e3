"""Rooms and equipment of a place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, key_choices
from maillage.network.enums import EquipmentKind, EquipmentState, Known


class RoomForm(OperationForm):
    """A room."""

    name = forms.CharField(label=_("Nom"), max_length=80)
    capacity = forms.IntegerField(
        label=_("Nombre de personnes"), required=False, min_value=1, max_value=2000, help_text=_("Vide : non connu.")
    )
    step_free = forms.ChoiceField(label=_("Accès sans marche"), choices=Known.choices, initial=Known.UNKNOWN)


class EquipmentForm(OperationForm):
    """Things of one kind, in a room or not."""

    kind = forms.ChoiceField(label=_("Type"), choices=EquipmentKind.choices)
    name = forms.CharField(label=_("Nom"), max_length=80)
    count = forms.IntegerField(label=_("Combien"), min_value=1, max_value=500, initial=1)
    state = forms.ChoiceField(label=_("État"), choices=EquipmentState.choices, initial=EquipmentState.USABLE)
    room = forms.ChoiceField(label=_("Salle"), required=False)

    def __init__(self, *args: Any, rooms: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].choices = key_choices(rooms, empty=_("aucune"))  # type: ignore[attr-defined]
