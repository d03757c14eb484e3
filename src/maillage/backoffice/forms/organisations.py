"""Partners and bearers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm, day_field


class OrganisationForm(OperationForm):
    """A partner of the network. The public never sees it beside a counsellor (R8)."""

    name = forms.CharField(label=_("Nom"), max_length=160)
    kind = forms.CharField(
        label=_("Nature"), required=False, max_length=60, help_text=_("Association, service public…")
    )
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")
    contact_email = forms.EmailField(label=_("Adresse électronique"), required=False)
    valid_from = day_field(_("Partenaire depuis le"), required=True)
    valid_until = day_field(_("Dernier jour"), help_text=_("Vide : le partenariat continue."))
