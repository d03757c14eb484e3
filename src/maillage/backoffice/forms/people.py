"""Invitations and roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.enums import Role, Scope
from maillage.accounts.staff.forms import OperationForm, day_field


@dataclass(frozen=True)
class Givable:
    """What the account may give: each (role, scope, key), and the words of both lists."""

    grants: frozenset[tuple[Role, Scope, str]]
    reaches: tuple[tuple[str, str], ...]

    @property
    def roles(self) -> list[tuple[str, str]]:
        """The roles among them, in their usual order."""
        return [(role.value, str(role.label)) for role in Role if any(role == given for given, _, _ in self.grants)]


class GrantForm(OperationForm):
    """A role and its reach (`scope|key`), among what the giver may give."""

    role = forms.ChoiceField(label=_("Rôle"))
    reach = forms.ChoiceField(label=_("Étendue"))

    def __init__(self, *args: Any, givable: Givable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.givable = givable
        self.fields["role"].choices = givable.roles  # type: ignore[attr-defined]
        self.fields["reach"].choices = givable.reaches  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The pair must be one the giver may give."""
        values: dict[str, Any] = super().clean() or {}
        if {"role", "reach"} <= values.keys() and self.granted() not in self.givable.grants:
            self.add_error("reach", _("Ce rôle ne se donne pas sur cette étendue : choisissez-en une autre."))
        return values

    def granted(self) -> tuple[Role, Scope, str]:
        """The role, its scope and its key."""
        scope, key = self.cleaned_data["reach"].split("|")
        return Role(self.cleaned_data["role"]), Scope(scope), key


class GrantUntilForm(GrantForm):
    """A role until a day, twelve months away at most."""

    valid_until = day_field(_("Jusqu’au"), required=True, help_text=_("Douze mois au plus, puis à renouveler."))


class InvitationForm(GrantForm):
    """Somebody to invite."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=120)
    email = forms.EmailField(label=_("Adresse électronique"))

    field_order = ["name", "email", "role", "reach"]


class RenewForm(OperationForm):
    """A new end for a role."""

    valid_until = day_field(_("Jusqu’au"), required=True, help_text=_("Douze mois au plus."))
