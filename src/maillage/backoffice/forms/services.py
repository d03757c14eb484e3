"""The sheet of a service (dossier §4.2). It has no price: every service is free (R1)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import LinesField, OperationForm, WordsField, day_field, key_choices
from maillage.network.enums import Appointment, ServiceKind


def _text(
    label: object, *, rows: int, required: bool = True, longest: int = 2000, hint: object = ""
) -> forms.CharField:
    return forms.CharField(
        label=str(label),
        required=required,
        max_length=longest,
        help_text=str(hint),
        widget=forms.Textarea({"rows": rows}),
    )


class ServiceForm(OperationForm):
    """What is offered, in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Titre"), max_length=120)
    pole_code = forms.ChoiceField(label=_("Pôle"))
    kind = forms.ChoiceField(label=_("Type"), choices=ServiceKind.choices)
    summary = forms.CharField(
        label=_("En une phrase"), max_length=300, widget=forms.Textarea({"rows": 2}), help_text=_("300 signes au plus.")
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("De 200 à 2 000 signes."),
    )
    simple_version = forms.CharField(
        label=_("Version simple"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Phrases courtes, mots de tous les jours."),
    )
    title_en = forms.CharField(label=_("Titre en anglais"), required=False, max_length=120)
    summary_en = forms.CharField(
        label=_("Phrase en anglais"), required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )
    description_en = forms.CharField(
        label=_("Description en anglais"), required=False, max_length=2000, widget=forms.Textarea({"rows": 6})
    )
    appointment = forms.ChoiceField(label=_("Rendez-vous"), choices=Appointment.choices)
    appointment_reason = forms.CharField(
        label=_("Pourquoi un rendez-vous"),
        required=False,
        max_length=200,
        help_text=_("À remplir s’il est nécessaire."),
    )
    conditions = forms.CharField(label=_("Conditions"), required=False, max_length=200, help_text=_("Vide : aucune."))
    audiences = LinesField(
        label=_("Publics"),
        required=False,
        help_text=_("Un par ligne. Ils trient, ils n’écartent personne."),
        widget=forms.Textarea({"rows": 3}),
    )
    places = forms.MultipleChoiceField(label=_("Lieux"), required=False, widget=forms.CheckboxSelectMultiple)
    is_remote = forms.BooleanField(label=_("Aussi à distance"), required=False)
    provider = forms.ChoiceField(
        label=_("Organisme qui l’apporte"), required=False, help_text=_("Le public ne le voit pas.")
    )
    themes = WordsField(label=_("Thèmes"), required=False, help_text=_("Codes data·inclusion."))
    languages = WordsField(label=_("Langues"), required=False, help_text=_("Codes à deux lettres : fr, en, ar."))
    valid_from = day_field(_("Proposé depuis le"), required=True)
    valid_until = day_field(_("Dernier jour"))
    review_on = day_field(_("À relire le"))

    sections = (
        (_("Le service"), ("title", "pole_code", "kind", "summary", "description", "simple_version")),
        (_("En anglais"), ("title_en", "summary_en", "description_en")),
        (_("Comment venir"), ("appointment", "appointment_reason", "conditions", "audiences", "languages")),
        (_("Où"), ("places", "is_remote", "provider")),
        (_("Suivi"), ("themes", "valid_from", "valid_until", "review_on")),
    )

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in choices.items():
            empty = _("non renseigné") if name == "provider" else None
            self.fields[name].choices = key_choices(pairs, empty=empty)  # type: ignore[attr-defined]
