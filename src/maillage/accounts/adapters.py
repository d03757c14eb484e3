"""How the sign-in library behaves here: staff only, by invitation, one answer for all."""

from __future__ import annotations

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maillage.accounts import devices, sealing
from maillage.accounts.limits import is_recent_sign_in

_WRONG_PAIR = _("Adresse ou mot de passe incorrect. Vérifiez les deux, puis essayez à nouveau.")
_WRONG_CODE = _("Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant dans votre application.")
_TOO_MANY = _("Trop d’essais. Attendez un quart d’heure, puis essayez à nouveau.")
_OLD_LINK = _("Ce lien ne peut plus servir. Demandez-en un nouveau.")


class StaffAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; a disabled account is answered as an unknown one."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _WRONG_PAIR,
        "invalid_login": _WRONG_PAIR,
        "account_inactive": _WRONG_PAIR,
        "incorrect_password": _("Mot de passe incorrect. Vérifiez-le, puis essayez à nouveau."),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel. Vérifiez-le."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
        "invalid_password_reset": _OLD_LINK,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        account = super().authenticate(request, **credentials)
        return account if account is not None and account.is_active else None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong tries are counted by account and, on a device that signed in before, by device.

        A stranger who tries an account's address cannot shut its owner out of their own device; neither
        the address nor the host name asked for count, so a class behind one address is never blocked.
        """
        email = str(credentials.get("email", "")).lower()
        return f"{email} {devices.known_device(request, email)}"

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        if not getattr(user, "is_demonstration", False):
            super().send_password_reset_mail(user, email, context)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A sign-in of the last minutes proves as much as typing the password again."""
        session = self.request.session if self.request else {}
        is_recent = is_recent_sign_in(session, timezone.now(), settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        return not is_recent and super().is_reauthentication_required(app=app, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Whatever opened the door, a disabled account is answered as an unknown one."""
        messages.error(request, gettext("Ce compte ne peut pas entrer. Demandez à votre responsable de lieu."))
        return redirect("staff:door")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)


class SecretsAdapter(DefaultMFAAdapter):
    """One-time code secrets are sealed in the database; their QR code is drawn here."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Clé %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        drawn = io.BytesIO()
        segno.make(url, micro=False).save(drawn, kind="svg", scale=5, border=4, light="#fff", xmldecl=False)
        return drawn.getvalue().decode()
