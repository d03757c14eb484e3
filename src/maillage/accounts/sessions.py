"""Sessions of an account: what is open, and how to close it on the server at once."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from maillage.accounts.models import Account


def end_sessions(account: Account, *, except_key: str = "") -> int:
    """Close the account's sessions, but the one of `except_key`; returns how many were closed."""
    ended = UserSession.objects.filter(user=account).exclude(session_key=except_key)
    keys = list(ended.values_list("session_key", flat=True))
    closed, _ = Session.objects.filter(session_key__in=keys).delete()
    ended.delete()
    return closed


def end_session(account: Account, session_id: int) -> bool:
    """Close one session of the account; False when it has no such session."""
    session = UserSession.objects.filter(user=account, id=session_id).first()
    if session is None:
        return False
    Session.objects.filter(session_key=session.session_key).delete()
    session.delete()
    return True


def end_session_of_key(session_key: str) -> None:
    """Close the session of a key, and forget that it was."""
    Session.objects.filter(session_key=session_key).delete()
    UserSession.objects.filter(session_key=session_key).delete()
