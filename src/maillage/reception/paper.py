"""The paper form of a desk: each line bears a code printed beforehand, so that a line typed twice counts once.

A code is eleven random signs (55 bits) and a check sign; the operation's id is drawn from it, always the same.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from maillage.reception.errors import UnknownValue

# Without the letters one takes for figures or for each other.
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM, _GROUP = 11, 4


def new_code() -> str:
    """A code nobody has, as it is printed: « 7K2M-9QXT-B4RC »."""
    drawn = "".join(secrets.choice(SIGNS) for _sign in range(_RANDOM))
    whole = drawn + _check(drawn)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def operation_of(code: str) -> UUID:
    """The operation a printed code stands for. Raises UnknownValue for a code badly copied."""
    whole = "".join(code.upper().replace("-", " ").split()).replace("O", "0").replace("I", "1").replace("L", "1")
    if len(whole) != _RANDOM + 1 or set(whole) - set(SIGNS) or _check(whole[:-1]) != whole[-1]:
        sentence = _("Ce code n’est pas celui d’une ligne : relisez-le sur la feuille.")
        raise UnknownValue(sentence, fields={"code": [sentence]})
    return UUID(bytes=hashlib.sha256(b"maillage paper " + whole.encode()).digest()[:16], version=4)


def _check(drawn: str) -> str:
    """The weights make one wrong sign, or two swapped, give another check."""
    return SIGNS[sum((place + 1) * SIGNS.index(sign) for place, sign in enumerate(drawn)) % 31]
