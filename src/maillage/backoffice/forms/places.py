"""The record of a place (dossier §3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, WordsField, day_field, key_choices
from maillage.core.errors import NotYours
from maillage.core.forms import suggesting
from maillage.network.enums import Known, PlaceKind
from maillage.reference import queries as reference

if TYPE_CHECKING:
    from maillage.accounts.staff.forms import Words


class CommuneField(forms.CharField):
    """A commune by its name, its postal code or its Insee code."""

    def clean(self, value: Any) -> str:  # noqa: ANN401  Django's signature
        text = str(super().clean(value)).split(" (")[0]
        found = reference.commune_named(text) or self._by_code(text)
        if found is None:
            raise forms.ValidationError(gettext("Cette commune n’est pas connue. Écrivez son nom entier ou son code."))
        return found.code

    @staticmethod
    def _by_code(text: str) -> reference.CommuneSheet | None:
        try:
            return reference.commune_by_code(text)
        except NotYours:
            return None


def _known(label: Words) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Known.choices, initial=Known.UNKNOWN)


class PlaceForm(OperationForm):
    """Everything staff keep about a place. `version` tells when somebody else was faster."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Nom"), max_length=120)
    kind = forms.ChoiceField(label=_("Type de lieu"), choices=PlaceKind.choices)
    bearer = forms.ChoiceField(label=_("Structure porteuse"), required=False, help_text=_("Le public ne la voit pas."))
    commune_code = CommuneField(label=_("Commune"), help_text=_("Nom entier, code postal ou code Insee."))
    address = forms.CharField(label=_("Adresse"), required=False, max_length=200)
    postal_code = forms.CharField(label=_("Code postal"), required=False, max_length=5)
    latitude = forms.FloatField(label=_("Latitude"), required=False, help_text=_("Degrés décimaux, comme 43,2965."))
    longitude = forms.FloatField(label=_("Longitude"), required=False, help_text=_("Degrés décimaux, comme 5,3698."))
    transport = forms.CharField(label=_("Comment venir"), required=False, max_length=200)
    opening_hours = forms.CharField(
        label=_("Horaires d’ouverture"),
        required=False,
        max_length=300,
        help_text=_("Écriture OpenStreetMap, comme « Mo-Fr 09:00-12:30,13:30-17:00; PH off ». Vide : non connus."),
    )
    phone = forms.CharField(label=_("Téléphone"), required=False, max_length=20)
    email = forms.EmailField(label=_("Adresse électronique"), required=False)
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")
    languages = WordsField(
        label=_("Langues parlées"), required=False, help_text=_("Codes à deux lettres : fr, en, ar.")
    )
    step_free = _known(_("Entrée sans marche"))
    hearing_loop = _known(_("Boucle magnétique"))
    sign_language = _known(_("Langue des signes sur demande"))
    accessible_toilets = _known(_("Toilettes accessibles"))
    accessibility_url = forms.URLField(label=_("Fiche AccèsLibre"), required=False, assume_scheme="https")
    computers = forms.IntegerField(label=_("Postes informatiques"), required=False, min_value=0, max_value=500)
    kiosks = forms.IntegerField(label=_("Bornes"), required=False, min_value=0, max_value=100)
    valid_from = day_field(_("Ouvert au public depuis le"), required=True)
    valid_until = day_field(_("Dernier jour"), help_text=_("Vide : le lieu continue."))

    sections = (
        (_("Le lieu"), ("name", "kind", "bearer")),
        (_("Où"), ("commune_code", "address", "postal_code", "latitude", "longitude", "transport")),
        (_("Quand"), ("opening_hours", "valid_from", "valid_until")),
        (_("Joindre"), ("phone", "email", "website", "languages")),
        (_("Accès"), ("step_free", "hearing_loop", "sign_language", "accessible_toilets", "accessibility_url")),
        (_("Équipement"), ("computers", "kiosks")),
    )

    def __init__(self, *args: Any, bearers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bearer"].choices = key_choices(bearers, empty=_("non renseignée"))  # type: ignore[attr-defined]
        self.fields["commune_code"].widget.attrs.update(suggesting(str(reverse_lazy("portal:communes"))))


class ClosePlaceForm(OperationForm):
    """The last day of a place."""

    valid_until = day_field(_("Dernier jour d’ouverture"), required=True)
