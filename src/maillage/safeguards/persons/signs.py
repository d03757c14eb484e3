"""Signs that lead straight to somebody: addresses, numbers. Each expression is read on the text as typed."""

from __future__ import annotations

import re
from typing import Final

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ]"
_STREETS: Final = r"rue|avenue|av\.|boulevard|bd|impasse|chemin|allées?|quai|cours|route|square|résidence|lotissement"


def _read(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


MAIL: Final = (
    _read(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.\w+)+"),
    _read(r"\w+\s+arobase\s+\w+"),
    _read(r"(?<!\w)@\w[\w.]{2,}"),
)
PHONE: Final = (
    _read(r"(?<!\d)(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.\-]?\d\d){4}(?!\d)"),
    _read(r"(?<!\w)\+\d[\d\s.\-]{7,}\d"),
    _read(r"\bz[ée]ro[\s-](?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)\b"),
)
# Sex, year, month, département (Corsica: 2A, 2B), commune, order, with or without its key.
NIR: Final = (
    _read(
        r"(?<!\d)[12378]\s?\d\d\s?(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)\s?(?:2[ab]|\d\d)\s?\d{3}\s?\d{3}(?:\s?\d\d)?(?!\d)"
    ),
    _read(r"(?<!\d)[12]\d{12}(?:\d\d)?(?!\d)"),
)
# What administrations call one by: seven digits at least, or seven and a letter.
NUMBER: Final = (_read(r"(?<![\d.,])\d{7,}[a-z]?(?!\d)"),)
ADDRESS: Final = (
    _read(rf"(?<!\d)\d{{1,4}}\s?(?:bis|ter)?,?\s+(?:{_STREETS})\b"),
    re.compile(rf"\b(?:{_STREETS})\s+(?:(?:de la|des|du|de|de l[’']|d[’'])\s*)?{_CAPITAL}\w+"),
    _read(r"\b(?:b[âa]timent|appartement|porte|escalier|étage)\s+(?:[a-h]\b|\d{1,3}\b)"),
    _read(r"\b(?:résidence|impasse|lotissement)\s+(?:du|de|des|la|le|les)\s+\w+"),
)
