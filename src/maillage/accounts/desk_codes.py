"""The short personal code of the shared desks: six digits of one's own choice, of which a slow hash is kept.

Six digits alone would be weak: they only work on a device enrolled at one's place, five tries in five minutes,
for a session that reaches that place at desk level.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from itertools import pairwise
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from maillage.accounts import limits
from maillage.accounts.errors import WeakCode
from maillage.accounts.models import Account, DeskCode
from maillage.core.instants import local
from maillage.safeguards import journal

_SIX_DIGITS: Final = re.compile(r"[0-9]{6}")
# Columns and corners of a keypad, read in the usual orders.
_KEYPAD: Final = frozenset({"147258", "258369", "369258", "258147", "789456", "456789", "159753", "357159", "741852"})


def is_trivial(code: str) -> bool:
    """True for what is tried first: one or two digits repeated, a pair or a triple repeated, a run, a keypad line."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(code)}
    is_run = steps in ({1}, {9})
    is_repeated = code in {code[:2] * 3, code[:3] * 2}
    return is_run or is_repeated or len(set(code)) <= 2 or code in _KEYPAD


def set_desk_code(*, account: Account, code: str, at: datetime) -> DeskCode:
    """Choose or change one's code, fully signed in. Raises WeakCode."""
    if not _SIX_DIGITS.fullmatch(code) or is_trivial(code):
        raise WeakCode
    with transaction.atomic():
        kept = store(account, code, at)
        journal.record(verb="accounts.set_desk_code", actor=account, at=at, subject=str(account.id))
    return kept


def store(account: Account, code: str, at: datetime) -> DeskCode:
    """Keep the hash of a code."""
    return DeskCode.objects.update_or_create(
        account=account, defaults={"code_hash": make_password(code), "set_on": local(at).date()}
    )[0]


def drawn_code() -> str:
    """Six random digits that are not trivial."""
    while is_trivial(code := f"{secrets.randbelow(1_000_000):06d}"):
        pass
    return code


def has_desk_code(account: Account) -> bool:
    """True when the account may enter at a shared desk. One query."""
    return DeskCode.objects.filter(account=account).exists()


def is_right(account: Account, code: str) -> bool:
    """Count a try and check it; a right code sets the count back."""
    kept = DeskCode.objects.filter(account=account).first()
    if kept is None or not limits.may_try_desk_code(str(account.pk)) or not check_password(code, kept.code_hash):
        return False
    limits.forget_desk_tries(str(account.pk))
    return True
