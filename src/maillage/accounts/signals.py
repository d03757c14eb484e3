"""What follows a sign-in, a new password or a new second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.account.signals import user_logged_in as signed_in_by_form
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.accounts import devices, limits
from maillage.accounts.models import Account
from maillage.accounts.sessions import end_sessions
from maillage.safeguards import journal

# The library's column wants an address; this one is nobody's.
NO_ADDRESS = "0.0.0.0"  # noqa: S104  nothing listens on it


@receiver(pre_save, sender=UserSession)
def forget_address(instance: UserSession, **_: Any) -> None:
    """People tell their sessions apart by device: where they connect from is never written."""
    instance.ip = NO_ADDRESS


@receiver(user_logged_in)
def begin_session(request: HttpRequest, **_: Any) -> None:
    """Session limits count from here."""
    limits.begin(request.session, timezone.now())


@receiver(signed_in_by_form)
def mark_device(request: HttpRequest, user: Account, response: HttpResponse | None = None, **_: Any) -> None:
    """The device is known from now on for this account."""
    if response is not None:
        devices.remember_device(request, response, user.email)


@receiver([password_changed, password_reset])
def journal_password(user: Account, **_: Any) -> None:
    """A new password is an act; the library closes the other sessions."""
    journal.record(verb="accounts.change_password", actor=user, at=timezone.now(), subject=str(user.pk))


@receiver(password_reset)
def close_sessions(user: Account, **_: Any) -> None:
    """Whoever knew the old password is out."""
    end_sessions(user)


@receiver([authenticator_added, authenticator_reset, authenticator_removed])
def journal_second_factor(user: Account, authenticator: Authenticator, signal: Any, **_: Any) -> None:  # noqa: ANN401
    """A second factor that comes or goes is an act."""
    act = {authenticator_added: "add", authenticator_reset: "renew"}.get(signal, "remove")
    journal.record(
        verb=f"accounts.{act}_second_factor",
        actor=user,
        at=timezone.now(),
        subject=str(user.pk),
        body={"type": str(authenticator.type)},
    )


@receiver(authenticator_added)
def close_older_sessions(request: HttpRequest, user: Account, **_: Any) -> None:
    """Sessions opened by password alone do not outlive the second factor."""
    end_sessions(user, except_key=request.session.session_key or "")
