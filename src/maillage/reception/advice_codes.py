"""Codes of questions left at a distance: eighty bits by chance, easy to copy by hand; only their hash is kept."""

from __future__ import annotations

import hashlib
from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

# No letter that reads as another: D. Crockford, « Base 32 », 2019.
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 16
_AS_HEARD: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def code_of(operation_id: UUID) -> str:
    """The code of a form, the same when it is sent twice: four groups of four, « 7K2M-Q9RT-3XWB-0HJC ».

    It is made of a random id that only the browser holds, under the secret key: neither database nor key gives it.
    """
    drawn = salted_hmac("maillage.reception.advice_codes", str(operation_id), algorithm="sha256").digest()
    signs = "".join(_SIGNS[byte % len(_SIGNS)] for byte in drawn[:_LENGTH])
    return "-".join(signs[start : start + 4] for start in range(0, _LENGTH, 4))


def hash_of(code: str) -> str:
    """The hash of a code, however it is typed: small letters, blanks, O for zero."""
    plain = "".join(sign for sign in code.upper().translate(_AS_HEARD) if sign in _SIGNS)
    return hashlib.sha256(plain.encode()).hexdigest()
