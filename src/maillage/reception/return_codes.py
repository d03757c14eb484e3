"""The code of a month, printed on every route sheet of that month: common to all, so it tells of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.crypto import salted_hmac

# Neither 0 nor O, neither 1, I nor L: it is read from paper.
_ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH: Final = 6
# The question is asked from the third month after, and for a year.
FIRST_MONTH: Final = 3
_LAST_MONTH: Final = 15


def code_of(month: date) -> str:
    """The code of the month a day lies in; it changes with the secret key, whose former values stay read."""
    return _code(month, settings.SECRET_KEY)


def month_of(code: str, on: date) -> date | None:
    """The first day of the month whose code it is, whatever its case and blanks; None when it is of no month."""
    asked = "".join(code.upper().split()).replace("-", "")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return next((month for month in _months_before(on) if asked in {_code(month, key) for key in keys}), None)


def opens_on(month: date) -> date:
    """The first day on which those who came in `month` are asked what changed."""
    return _shifted(month, FIRST_MONTH)


def _code(month: date, key: str | bytes) -> str:
    digest = salted_hmac("maillage.reception.returns", f"{month:%Y-%m}", secret=key, algorithm="sha256").digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_LENGTH])


def _months_before(on: date) -> Iterator[date]:
    """The month of the day, then those before, as far as answers are taken."""
    return (_shifted(on, -back) for back in range(_LAST_MONTH + 1))


def _shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
