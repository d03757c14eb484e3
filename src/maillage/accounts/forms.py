"""Forms of sign-in, passwords and codes: the library's, in our words and under our limits."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from maillage.accounts import limits

_EMAIL = _("Adresse électronique")
_PASSWORD = _("Mot de passe")
_AGAIN = _("Encore une fois")
_ADVICE = _("Au moins douze caractères. Une phrase connue de vous convient bien.")
_CODE = _("Code à six chiffres, ou code de secours")


class _PlainFields(forms.Form):
    """Labels say what to type; no placeholder repeats them."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_PlainFields, account_forms.LoginForm):
    labels = {"login": _EMAIL, "password": _PASSWORD}


class ResetPasswordForm(_PlainFields, account_forms.ResetPasswordForm):
    labels = {"email": _EMAIL}


class NewPasswordForm(_PlainFields, account_forms.ResetPasswordKeyForm):
    labels = {"password1": _("Nouveau mot de passe"), "password2": _AGAIN}
    hints = {"password1": _ADVICE}


class ChangePasswordForm(_PlainFields, account_forms.ChangePasswordForm):
    labels = {
        "oldpassword": _("Mot de passe actuel"),
        "password1": _("Nouveau mot de passe"),
        "password2": _AGAIN,
    }
    hints = {"password1": _ADVICE}


class ReauthenticateForm(_PlainFields, account_forms.ReauthenticateForm):
    labels = {"password": _PASSWORD}


class _LimitedCode(_PlainFields):
    """Five tries in five minutes for an account, and each code once."""

    labels = {"code": _CODE}
    user: Any

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not limits.may_try_code(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        right: str = super().clean_code()  # type: ignore[misc]  # the next class has it
        limits.forget_tries(self.user)
        return right


class CodeForm(_LimitedCode, code_forms.AuthenticateForm):
    """The second step of sign-in."""


class ReauthenticateCodeForm(_LimitedCode, code_forms.ReauthenticateForm):
    """A code, before something sensitive."""


class ActivateForm(_LimitedCode, totp_forms.ActivateTOTPForm):
    """The first code, which proves the application is set up."""

    labels = {"code": _("Code à six chiffres")}


class AddKeyForm(_PlainFields, key_forms.AddWebAuthnForm):
    """A new passkey: it verifies who holds it, and signs in without password."""

    labels = {"name": _("Nom de la clé")}
    hints = {"name": _("Par exemple : téléphone, clé du bureau.")}
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean() or self.cleaned_data)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None


class _SensibleKey(forms.Form):
    """A malformed answer is refused in words: the library lets some of them rise as bugs."""

    def clean_credential(self) -> Any:  # noqa: ANN401  the library's
        try:
            return super().clean_credential()  # type: ignore[misc]  # the next class has it
        except (AttributeError, KeyError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None


class KeySignInForm(_SensibleKey, key_forms.LoginWebAuthnForm):
    """A key instead of the password."""


class KeyStepForm(_SensibleKey, key_forms.AuthenticateWebAuthnForm):
    """A key instead of the code."""


class KeyProofForm(_SensibleKey, key_forms.ReauthenticateWebAuthnForm):
    """A key, before something sensitive."""


class RenameKeyForm(_PlainFields, key_forms.EditWebAuthnForm):
    labels = {"name": _("Nom de la clé")}


class InvitationForm(forms.Form):
    """The password of a new account."""

    password = forms.CharField(
        label=_PASSWORD,
        help_text=_ADVICE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_AGAIN, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("password") and typed.get("again") and typed["password"] != typed["again"]:
            self.add_error("again", _("Les deux mots de passe diffèrent. Tapez deux fois le même."))
        return typed


class ProfileForm(forms.Form):
    """How colleagues read your name, and your language."""

    name = forms.CharField(
        label=_("Prénom et nom"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Langue"), choices=settings.LANGUAGES, help_text=_("Celle des courriels que vous recevez.")
    )
