"""Forms of what comes back without a network: an exported file, a line of the paper form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field
from maillage.core.instants import HalfDay
from maillage.reception.paper import operation_of

MOST_BYTES = 2 * 1024 * 1024


class QueueFileForm(forms.Form):
    """The file of a queue; the facts in it act once by their own ids."""

    file = forms.FileField(label=_("Fichier exporté par le poste"))

    def clean_file(self) -> bytes:
        """What the file holds."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Ce fichier est trop lourd pour une file de poste."))
        content: bytes = file.read()
        return content


class PaperLineForm(OperationForm):
    """One line of the paper form: its code is the operation."""

    code = forms.CharField(label=_("Code de la ligne"), max_length=20)
    day = day_field(_("Jour"), required=True)
    half_day = forms.ChoiceField(label=_("Demi-journée"), choices=HalfDay.choices)
    number = forms.IntegerField(label=_("Combien de personnes ?"), initial=1, min_value=1, max_value=2000)
    reason = forms.ChoiceField(label=_("Motif"), required=False)

    def __init__(self, *given: Any, reasons: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["reason"].choices = [("", _("Non renseigné")), *reasons]  # type: ignore[attr-defined]

    @property
    def operation_id(self) -> UUID:
        """The operation of the printed code. Raises UnknownValue."""
        return operation_of(self.cleaned_data["code"])

    def body(self) -> dict[str, object]:
        """As a desk tells a visit."""
        return {"number": self.cleaned_data["number"], "reason": self.cleaned_data["reason"] or None}
