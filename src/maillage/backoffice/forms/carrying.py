"""Forms that carry, signed, what a page before showed: nothing is kept in between."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm

_MOST_SECONDS = 3600


class CarryingForm(OperationForm):
    """Brings back what was previewed. `salt` keeps the previews of one screen from serving another."""

    salt: ClassVar[str]
    payload = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def sealed(cls, values: dict[str, Any]) -> str:
        """What a preview shows, to be sent back."""
        return signing.dumps(values, salt=cls.salt, compress=True)

    def clean_payload(self) -> dict[str, Any]:
        """What was previewed. Refused when it was changed, or is over an hour old."""
        try:
            found: dict[str, Any] = signing.loads(self.cleaned_data["payload"], salt=self.salt, max_age=_MOST_SECONDS)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Cet aperçu n’est plus valable. Envoyez le fichier à nouveau.")) from error
        return found
