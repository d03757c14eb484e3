"""How long a session lasts, and how many codes may be tried."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.core import context, ratelimit
from django.core.cache import cache

from maillage.accounts.models import Account

LONGEST_SESSION: Final = timedelta(hours=12)
LONGEST_IDLE: Final = timedelta(hours=3)
# The session is written at most this often, so reading pages costs one small write in five minutes.
SEEN_GRAIN: Final = timedelta(minutes=5)
# A code and its neighbours live 90 seconds (MFA_TOTP_TOLERANCE); once tried, it is dead for longer.
_CODE_LIFE_SECONDS = 180
# A shared desk locks itself: the session ends, the page to return to stays in the address.
DESK_IDLE: Final = timedelta(minutes=5)
_DESK_GRAIN: Final = timedelta(seconds=30)
DESK: Final = "desk"

Session = MutableMapping[str, Any]
_SIGNED_IN, _SEEN = "signed_in_at", "seen_at"


def begin(session: Session, at: datetime) -> None:
    """Start counting, at sign-in."""
    session[_SIGNED_IN] = session[_SEEN] = at.timestamp()


def is_over(session: Session, at: datetime) -> bool:
    """True when the session is too old, idle for too long, or of unknown age."""
    age = at.timestamp() - session.get(_SIGNED_IN, 0)
    idle = at.timestamp() - session.get(_SEEN, 0)
    longest = DESK_IDLE if DESK in session else LONGEST_IDLE
    return bool(age >= LONGEST_SESSION.total_seconds() or idle >= longest.total_seconds())


def touch(session: Session, at: datetime) -> None:
    """Note that the person is there, unless it was noted less than five minutes ago (half a minute at a desk)."""
    grain = _DESK_GRAIN if DESK in session else SEEN_GRAIN
    if at.timestamp() - session[_SEEN] >= grain.total_seconds():
        session[_SEEN] = at.timestamp()


def is_recent_sign_in(session: Session, at: datetime, seconds: int) -> bool:
    """True when the password was typed to open this session less than `seconds` ago."""
    return bool(0 <= at.timestamp() - session.get(_SIGNED_IN, 0) < seconds)


def may_try_code(account: Account, code: str) -> bool:
    """Count one try of a one-time code; False after five in five minutes, or when this code was tried already."""
    if not ratelimit.consume(context.request, action="second_factor", key=str(account.pk)):
        return False
    digits = "".join(character for character in code if character.isalnum())
    return bool(cache.add(f"accounts.code.{account.pk}.{digits}"[:200], 1, timeout=_CODE_LIFE_SECONDS))


def forget_tries(account: Account) -> None:
    """A right code sets the count back."""
    ratelimit.clear(context.request, action="second_factor", key=str(account.pk))


def may_try_desk_code(account_key: str) -> bool:
    """Count one try of a short code; False after five in five minutes, on all desks together.

    Counted by account: whoever tries one colleague's code shuts out nobody else, nor their full sign-in.
    """
    return bool(ratelimit.consume(context.request, action="desk_code", key=account_key))


def forget_desk_tries(account_key: str) -> None:
    """A right code sets the count back."""
    ratelimit.clear(context.request, action="desk_code", key=account_key)
