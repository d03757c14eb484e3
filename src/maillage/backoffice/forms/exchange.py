"""A file of data·inclusion sent by staff, and the confirmation that follows its preview."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm

TO_DIRECTORY, TO_DRAFTS = "directory", "drafts"
DESTINATIONS = (
    (TO_DIRECTORY, _("L’annuaire des autres accueils")),
    (TO_DRAFTS, _("Nos lieux, en brouillon")),
)
# What a confirmation carries back must fit in a form (DATA_UPLOAD_MAX_MEMORY_SIZE).
MOST_BYTES = 1024 * 1024
_SALT = "backoffice.exchange"
_MOST_SECONDS = 3600


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


class ConfirmForm(OperationForm):
    """The file as it was previewed, signed; nothing of it is kept in between."""

    payload = forms.CharField(widget=forms.HiddenInput)

    def clean_payload(self) -> dict[str, Any]:
        """What was previewed. Refused when it was changed, or is over an hour old."""
        try:
            found: dict[str, Any] = signing.loads(self.cleaned_data["payload"], salt=_SALT, max_age=_MOST_SECONDS)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Cet aperçu n’est plus valable. Envoyez le fichier à nouveau.")) from error
        return found


def sealed(values: dict[str, Any]) -> str:
    """What a preview shows, to be sent back by the confirmation."""
    return signing.dumps(values, salt=_SALT, compress=True)
