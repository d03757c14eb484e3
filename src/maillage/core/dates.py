"""Days as people read them: « 1er décembre 2026 », “1 December 2026”."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

WHOLE = "j F Y"
_FIRST_OF_MONTH = r"1\e\r"


def in_words(day: date, form: str = WHOLE) -> str:
    """`day` in a format of Django's; in French the first of a month is « 1er »."""
    is_first_in_french = day.day == 1 and (get_language() or "").startswith("fr")
    return date_format(day, form.replace("j", _FIRST_OF_MONTH) if is_first_in_french else form)
