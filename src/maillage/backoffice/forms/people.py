"""Invitations and roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.enums import Role, Scope
from maillage.backoffice.forms.base import OperationForm, day_field


class GrantForm(OperationForm):
    """A role over a reach: `role|scope|key` of the pairs the giver may give."""

    grant = forms.ChoiceField(label=_("Rôle et étendue"))

    def __init__(self, *args: Any, givable: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = givable  # type: ignore[attr-defined]

    def granted(self) -> tuple[Role, Scope, str]:
        """The role, its scope and its key."""
        role, scope, key = self.cleaned_data["grant"].split("|")
        return Role(role), Scope(scope), key


class GrantUntilForm(GrantForm):
    """A role until a day, twelve months away at most."""

    valid_until = day_field(_("Jusqu’au"), required=True, help_text=_("Douze mois au plus, puis à renouveler."))


class InvitationForm(GrantForm):
    """Somebody to invite."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=120)
    email = forms.EmailField(label=_("Adresse électronique"))

    field_order = ["name", "email", "grant"]


class RenewForm(OperationForm):
    """A new end for a role."""

    valid_until = day_field(_("Jusqu’au"), required=True, help_text=_("Douze mois au plus."))
