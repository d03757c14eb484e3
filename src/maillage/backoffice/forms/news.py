"""A news, in both languages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field, key_choices


class NewsForm(OperationForm):
    """What is new, where, from when to when."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Titre"), max_length=120)
    text = forms.CharField(
        label=_("Texte"),
        max_length=1500,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Court : ce qui change, où, à partir de quand. Ne nommez personne."),
    )
    title_en = forms.CharField(label=_("Titre en anglais"), required=False, max_length=120)
    text_en = forms.CharField(
        label=_("Texte en anglais"), required=False, max_length=1500, widget=forms.Textarea({"rows": 5})
    )
    place = forms.ChoiceField(label=_("Lieu"), required=False)
    valid_from = day_field(_("Montrée à partir du"), required=True)
    valid_until = day_field(_("Dernier jour"), help_text=_("Vide : sans fin prévue."))

    sections = (
        (_("L’actualité"), ("title", "text")),
        (_("En anglais"), ("title_en", "text_en")),
        (_("Où et quand"), ("place", "valid_from", "valid_until")),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], is_network: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = _("tout le réseau") if is_network else None
        self.fields["place"].choices = key_choices(places, empty=empty)  # type: ignore[attr-defined]
