"""A file of data·inclusion sent by staff, and the confirmation that follows its preview."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.forms.carrying import CarryingForm

TO_DIRECTORY, TO_DRAFTS = "directory", "drafts"
DESTINATIONS = (
    (TO_DIRECTORY, _("L’annuaire des autres accueils")),
    (TO_DRAFTS, _("Nos lieux, en brouillon")),
)
# What a confirmation carries back must fit in a form (DATA_UPLOAD_MAX_MEMORY_SIZE).
MOST_BYTES = 1024 * 1024


class ExchangeForm(OperationForm):
    """Which file, from whom, to go where."""

    file = forms.FileField(
        label=_("Fichier"), help_text=_("Classeur de saisie (XLSX), CSV ou JSON de data·inclusion v1. 1 Mio au plus.")
    )
    source = forms.SlugField(
        label=_("Producteur"), max_length=40, help_text=_("Un mot sans espace, pour le reconnaître : « dora ».")
    )
    destination = forms.ChoiceField(
        label=_("Où vont les structures ?"), choices=DESTINATIONS, widget=forms.RadioSelect, initial=TO_DIRECTORY
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that the confirmation can carry back."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Ce fichier dépasse 1 Mio : passez par la commande « maillage exchange »."))
        return file


class ConfirmForm(CarryingForm):
    """The file as it was previewed."""

    salt = "backoffice.exchange"
