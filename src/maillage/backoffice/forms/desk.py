"""The shared desk: entering by a short code, choosing it, admitting a replacement, enrolling the device."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.forms import OperationForm

Choices = list[tuple[str, str]]


def _code_field(label: Any, hint: Any = "") -> forms.CharField:  # noqa: ANN401  lazy words
    widget = forms.PasswordInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6, "pattern": "[0-9]{6}"}
    )
    return forms.CharField(label=label, help_text=hint, min_length=6, max_length=6, widget=widget)


class EnterForm(OperationForm):
    """Who one is, and the six digits."""

    account = forms.ChoiceField(label=_("Vous êtes"), widget=forms.RadioSelect)
    code = _code_field(_("Votre code à six chiffres"))

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = members  # type: ignore[attr-defined]


class DeskCodeForm(OperationForm):
    """One's own six digits, typed twice."""

    code = _code_field(_("Nouveau code"), _("Six chiffres, sans suite ni répétition."))
    again = _code_field(_("Encore une fois"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("code") and typed.get("again") and typed["code"] != typed["again"]:
            self.add_error("again", _("Les deux codes diffèrent. Tapez deux fois le même."))
        return typed


class ReplacementForm(OperationForm):
    """A pôle, and a first name if one likes."""

    pole_code = forms.ChoiceField(label=_("Pôle"), widget=forms.RadioSelect)
    first_name = forms.CharField(
        label=_("Prénom"),
        required=False,
        max_length=30,
        help_text=_("Vide, la personne s’appelle « Remplacement 1 »."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, poles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pole_code"].choices = poles  # type: ignore[attr-defined]


class DeskForm(OperationForm):
    """The place where this device stays, and what it is called there."""

    place = forms.ChoiceField(label=_("Lieu"))
    name = forms.CharField(label=_("Nom du poste"), max_length=60, help_text=_("Par exemple : accueil, poste 1."))

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]
