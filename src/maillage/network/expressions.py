"""Opening hours as people write them, in OpenStreetMap syntax: read, refused with a position, compiled.

The `opening_hours` library reads the syntax and the French public holidays. Three things are added:
school holidays (the library never sees one), places silent about public holidays (read as closed
then), and the refusal of what it reads otherwise than its authors mean. docs/algorithms/opening.md.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub forgets the error

from maillage.network.errors import BadOpeningHours

LONGEST: Final = 300  # characters, as the column of Place
_WEEKDAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_WEEKDAYS: Final = rf"{_WEEKDAY}(?:\[[^\]]*\])?(?:\s*[-,]\s*{_WEEKDAY}(?:\[[^\]]*\])?)*"
_QUOTED: Final = re.compile(r'("[^"]*"?)')
_SH: Final = re.compile(r"\bSH\b")
_SH_AND_WEEKDAYS: Final = re.compile(rf"\bSH\s+{_WEEKDAYS}")
_SH_BEFORE_WEEKDAY: Final = re.compile(rf"\bSH\s+(?={_WEEKDAY}\b)")
_PH: Final = re.compile(r"\bPH\b")
_PH_CLOSED_FIRST: Final = re.compile(r"^PH\s+(?:off|closed)\s*;")
_POSITION: Final = re.compile(r"--> \d+:(\d+)")
_MISREAD: Final[tuple[tuple[re.Pattern[str], str | Promise], ...]] = (
    (re.compile(r"[^ -~À-ÿ’œŒ]"), _("Les horaires contiennent un caractère qui ne s’y lit pas.")),
    (re.compile(r"\|\|"), _("Le signe « || » n’est pas lu ici : séparez les règles par un point-virgule.")),
    (
        re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b"),
        _("Écrivez des heures fixes : le lever et le coucher du soleil ne sont pas lus ici."),
    ),
    (
        re.compile(rf"\bPH\b(?:\s*,\s*SH\b)?\s+(?={_WEEKDAY}\b)"),
        _("Un jour férié ne se combine pas à un jour de la semaine : écrivez par exemple « PH off »."),
    ),
    (
        re.compile(r"\b(?:(?:Feb|Apr|Jun|Sep|Nov)\s*31|Feb\s*30)\b"),
        _("Cette date n’existe pas dans le calendrier."),
    ),
)


def tidy(expression: str) -> str:
    """The expression with plain hyphens and single spaces, without a last semicolon."""
    plain = expression.translate({0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0xA0: " ", 0x202F: " "})
    return re.sub(r" {2,}", " ", plain).strip().rstrip(";").rstrip()


def read_hours(expression: str) -> str:
    """The expression tidied, once it is sure to be read. Empty means not known.

    Raises BadOpeningHours, with the position of the first character that cannot be read.
    """
    tidied = tidy(expression)
    if len(tidied) > LONGEST:
        raise BadOpeningHours(_("Les horaires dépassent 300 caractères : gardez la semaine type et les exceptions."))
    for pattern, sentence in _MISREAD:
        if found := pattern.search(_QUOTED.sub(_blank, tidied) if pattern is not _MISREAD[0][0] else tidied):
            raise BadOpeningHours(sentence, position=found.start() + 1)
    if tidied:
        _parse(tidied)
        for in_holidays in (True, False):
            _parse(_variant(tidied, in_holidays=in_holidays))
    return tidied


@lru_cache(maxsize=2048)
def depends_on_school(expression: str) -> bool:
    """True when the expression tells school holidays apart."""
    return _SH.search(_QUOTED.sub("", expression)) is not None


@lru_cache(maxsize=2048)
def compiled(expression: str, *, region: str, in_holidays: bool) -> OpeningHours:
    """The expression as it stands in or out of school holidays. Raises BadOpeningHours."""
    return _parse(_variant(expression, in_holidays=in_holidays), region)


def _parse(expression: str, region: str = "FR") -> OpeningHours:
    try:
        return OpeningHours(expression, timezone=ZoneInfo(settings.TIME_ZONE), country=region)
    except ParserError as error:
        found = _POSITION.search(str(error))
        position = int(found[1]) if found else 1
        raise BadOpeningHours(
            _("Les horaires ne se lisent pas à partir du caractère %(position)d : « %(rest)s ». Exemple : %(example)s")
            % {
                "position": position,
                "rest": expression[position - 1 : position + 19],
                "example": "Mo-Fr 09:00-12:30,13:30-17:00; PH off",
            },
            position=position,
        ) from None


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


def _outside_quotes(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    parts = _QUOTED.split(text)
    return "".join(part if index % 2 else pattern.sub(replacement, part) for index, part in enumerate(parts))


def _variant(expression: str, *, in_holidays: bool) -> str:
    """The expression with SH resolved and public holidays closed unless it says otherwise."""
    if in_holidays:
        resolved = _outside_quotes(_SH, "Mo-Su", _outside_quotes(_SH_BEFORE_WEEKDAY, "", expression))
    else:
        resolved = _outside_quotes(_SH_AND_WEEKDAYS, "SH", expression)
    return f"{resolved}; PH off" if _closes_silently_on_public_holidays(expression) else resolved


def _closes_silently_on_public_holidays(expression: str) -> bool:
    unquoted = _QUOTED.sub("", expression)
    is_silent = not _PH.search(unquoted) and "24/7" not in unquoted
    return is_silent or _PH_CLOSED_FIRST.match(unquoted) is not None
