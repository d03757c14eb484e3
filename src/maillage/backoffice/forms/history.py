"""A spreadsheet of past years: the file, then which column holds what, then the confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.forms.carrying import CarryingForm
from maillage.backoffice.forms.exchange import MOST_BYTES
from maillage.reception.queries import HistoryRole, HistorySameAs


class HistoryFileForm(OperationForm):
    """Which file."""

    file = forms.FileField(label=_("Fichier"), help_text=_("Classeur XLSX ou CSV. 1 Mio au plus."))

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that the next pages can carry along."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Ce fichier dépasse 1 Mio : passez par « maillage import history »."))
        return file


class _Carrying(CarryingForm):
    """Carries the file and what was said of it, from page to page."""

    salt = "backoffice.history"


class HistoryConfirmForm(_Carrying):
    """Do what the preview showed."""


class HistoryMappingForm(_Carrying):
    """What each column holds, who kept these figures, what they count and of whom."""

    sheet = forms.ChoiceField(label=_("Feuille"))
    header_line = forms.IntegerField(label=_("Ligne des titres"), min_value=0, max_value=5000)
    place = forms.CharField(
        label=_("Lieu de toute la feuille"), max_length=120, required=False,
        help_text=_("Quand aucune colonne ne le dit."),
    )  # fmt: skip
    year = forms.IntegerField(
        label=_("Année de toute la feuille"), min_value=1990, max_value=2100, required=False,
        help_text=_("Quand aucune colonne ne la dit."),
    )  # fmt: skip
    figure = forms.CharField(
        label=_("Nom du chiffre"), max_length=120, required=False,
        help_text=_("Quand les colonnes sont des mois."),
    )  # fmt: skip
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("Qui a tenu ces chiffres, et où."))
    definition = forms.CharField(
        label=_("Définition"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ce qui était compté, et comment."),
    )  # fmt: skip
    perimeter = forms.CharField(
        label=_("Périmètre"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Quels lieux, quels jours, quelles personnes."),
    )  # fmt: skip
    same_as = forms.ChoiceField(
        label=_("Même définition que"), choices=HistorySameAs.choices, required=False,
        help_text=_("Sans certitude, laissez à part : les séries ne se joignent que si elles comptent pareil."),
    )  # fmt: skip
    sections = (
        (_("Ces chiffres"), ("source", "definition", "perimeter", "same_as")),
        (_("Pour toute la feuille"), ("sheet", "header_line", "place", "year", "figure")),
    )

    def __init__(self, *args: Any, titles: Sequence[str], sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"] = forms.ChoiceField(label=_("Feuille"), choices=[(name, name) for name in sheets])
        self.names = [f"role_{number}" for number in range(len(titles))]
        for name, title in zip(self.names, titles, strict=True):
            self.fields[name] = forms.ChoiceField(label=title, choices=HistoryRole.choices)

    def roles(self) -> list[forms.BoundField]:
        """The questions about columns, in their order."""
        return [self[name] for name in self.names]

    def mapping_values(self) -> dict[str, Any]:
        """What a mapping is made of, in JSON types."""
        told = self.values()
        roles = [told.pop(name) for name in self.names]
        told.pop("payload")
        return {**told, "roles": roles}


def sealed_history(values: dict[str, Any]) -> str:
    """What a page shows, to be sent back by the next one."""
    return _Carrying.sealed(values)
