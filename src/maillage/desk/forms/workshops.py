"""A workshop to announce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field, key_choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage.network.models import Room


class WorkshopForm(OperationForm):
    """Title, day, hour, room: what the public will read."""

    title = forms.CharField(label=_("Titre"), max_length=120, help_text=_("En peu de mots : le public le lit."))
    day = day_field(_("Jour"), required=True)
    starts_at = forms.TimeField(
        label=_("Heure de début"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.ChoiceField(label=_("Salle"), required=False)

    def __init__(self, *args: Any, rooms: Iterable[Room], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rooms = {str(room.id): room for room in rooms}
        names = [(key, room.name) for key, room in self.rooms.items()]
        self.fields["room"].choices = key_choices(names, empty=_("sans salle précise"))  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The room itself, rather than its key."""
        return {**super().values(), "room": self.rooms.get(self.cleaned_data["room"])}
