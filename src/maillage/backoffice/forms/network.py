"""The network itself, and the words of its pôles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import LinesField, OperationForm


class NetworkForm(OperationForm):
    """What the header, the ribbon and the legal notice say."""

    name = forms.CharField(label=_("Nom du réseau"), max_length=120)
    short_name = forms.CharField(label=_("Nom court"), max_length=60)
    is_demonstration = forms.BooleanField(
        label=_("Réseau de démonstration"), required=False, help_text=_("Un bandeau le dit sur chaque page.")
    )
    region_code = forms.CharField(
        label=_("Région"), max_length=3, help_text=_("Code Insee : 93 pour Provence-Alpes-Côte d’Azur.")
    )
    school_zone = forms.ChoiceField(label=_("Zone de vacances scolaires"), choices=[(zone, zone) for zone in "ABC"])
    publisher = forms.CharField(label=_("Éditeur du site"), required=False, max_length=200)
    contact_email = forms.EmailField(label=_("Adresse électronique"), required=False)
    contact_phone = forms.CharField(label=_("Téléphone"), required=False, max_length=20)
    hosting = forms.CharField(label=_("Hébergeur"), required=False, max_length=200)


class PoleForm(OperationForm):
    """The words of a pôle, in both languages. No partner is named there (R6)."""

    position = forms.IntegerField(label=_("Rang"), min_value=1, max_value=9)
    name = forms.CharField(label=_("Nom"), max_length=80)
    search_phrase = forms.CharField(label=_("Suite de « Je cherche… »"), max_length=80)
    summary = forms.CharField(label=_("En une phrase"), max_length=200)
    description = forms.CharField(label=_("Description"), widget=forms.Textarea({"rows": 6}))
    questions = LinesField(label=_("Questions que l’on y pose"), help_text=_("Une par ligne, avec les mots des gens."))
    name_en = forms.CharField(label=_("Nom en anglais"), max_length=80)
    search_phrase_en = forms.CharField(label=_("Suite de « I am looking for… »"), max_length=80)
    summary_en = forms.CharField(label=_("Phrase en anglais"), max_length=200)
    description_en = forms.CharField(label=_("Description en anglais"), widget=forms.Textarea({"rows": 6}))
    questions_en = LinesField(label=_("Questions en anglais"), help_text=_("Une par ligne."))

    sections = (
        (_("En français"), ("position", "name", "search_phrase", "summary", "description", "questions")),
        (_("En anglais"), ("name_en", "search_phrase_en", "summary_en", "description_en", "questions_en")),
    )

    def clean(self) -> dict[str, Any]:
        """Both lists hold as many questions: each has its translation."""
        values: dict[str, Any] = super().clean() or {}
        if len(values.get("questions", [])) != len(values.get("questions_en", [])):
            self.add_error("questions_en", _("Il faut autant de questions en anglais qu’en français."))
        return values
