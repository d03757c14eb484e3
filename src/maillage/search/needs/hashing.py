"""Keyed hashes of questions, half-days and origins: HMAC-SHA256 under a key of two halves.

One half is the row of the quarter, deleted at its end; the other is made from the secret key, which
is in no table and in no backup. Either half alone opens nothing.
"""

from __future__ import annotations

import secrets
from datetime import date
from typing import Final

from django.utils.crypto import salted_hmac

from maillage.core.instants import HalfDay
from maillage.search.analysis import stems
from maillage.search.enums import Channel

_SIGNS: Final = 12  # of a mark: 48 bits, for at most 276 half-days


def new_salt() -> str:
    """The row's half of a key: 256 bits by chance."""
    return secrets.token_hex(32)


def digest_of(words: tuple[str, ...], salt: str) -> str:
    """The hash of a question: the same whatever the order, gender or number of its words."""
    return _hash(" ".join(sorted(set(stems(" ".join(words))))), salt, "question")


def half_day_mark(day: date, half_day: HalfDay, salt: str) -> str:
    """The mark of a half-day."""
    return _hash(f"{day.isoformat()} {half_day.value}", salt, "half-day")[:_SIGNS]


def origin_mark(channel: Channel, place_key: str, salt: str) -> str:
    """The mark of a channel, at a place when the channel stands at one."""
    return _hash(f"{channel.value} {place_key}", salt, "origin")[:_SIGNS]


def with_mark(marks: str, mark: str) -> str:
    """The marks with one more, in order; the same when it is there already."""
    return "".join(sorted({*_each(marks), mark}))


def count_of(marks: str) -> int:
    """How many marks stand side by side."""
    return len(marks) // _SIGNS


def _each(marks: str) -> list[str]:
    return [marks[start : start + _SIGNS] for start in range(0, len(marks), _SIGNS)]


def _hash(text: str, salt: str, purpose: str) -> str:
    return salted_hmac(f"maillage.search.needs {purpose} {salt}", text, algorithm="sha256").hexdigest()
