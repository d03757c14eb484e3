"""When, as a sentence says it: « ce soir », « samedi », « le mercredi après-midi », « pendant les vacances »."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from maillage.core.instants import HalfDay
from maillage.core.text import normalise
from maillage.search.router.expressions import blocks, expression
from maillage.search.routes import Moment

_FILE: Final = "times.txt"
_NO_TIME: Final = "no_time"
# In the order of `date.weekday()`.
_WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_HALF_DAYS: Final = {"matin": HalfDay.MORNING, "apres_midi": HalfDay.AFTERNOON, "soiree": HalfDay.EVENING}

Dates = tuple[date | None, date | None]


@dataclass(frozen=True)
class HolidaySpan:
    """School holidays, both days included."""

    first: date
    last: date


def words_of_time(text: str) -> tuple[str, ...]:
    """The names of the words of time a sentence holds, in the order of times.txt."""
    words = expression(_FILE, _NO_TIME).sub(" ", normalise(text))
    return tuple(name for name in blocks(_FILE) if name != _NO_TIME and expression(_FILE, name).search(words))


def moment_of(text: str, today: date, holidays: HolidaySpan | None) -> Moment | None:
    """When `text` speaks of; None when it speaks of no time. `holidays` are the ones running or next, if known."""
    names = words_of_time(text)
    if not names:
        return None
    first, last = _holidays(holidays) if "vacances" in names else _dates(names, today)
    return Moment(
        words=" ".join(names),
        first=first,
        last=last,
        weekdays=tuple(number for number, name in enumerate(_WEEKDAYS) if name in names),
        half_day=next((half for name, half in _HALF_DAYS.items() if name in names), None),
        is_holidays="vacances" in names,
    )


def _holidays(holidays: HolidaySpan | None) -> Dates:
    return (holidays.first, holidays.last) if holidays else (None, None)


def _dates(names: tuple[str, ...], today: date) -> Dates:
    """The days of the first word that names some; a lone weekday names none: it comes back every week."""
    monday = today - timedelta(days=today.weekday())
    spans = {
        "apres_demain": (2, 2),
        "demain": (1, 1),
        "aujourdhui": (0, 0),
        "semaine_prochaine": ((monday - today).days + 7, (monday - today).days + 13),
        "semaine": (0, (monday - today).days + 6),
        "week_end": (max(0, (monday - today).days + 5), (monday - today).days + 6),
    }
    found = next((span for name, span in spans.items() if name in names), None)
    return (today + timedelta(days=found[0]), today + timedelta(days=found[1])) if found else (None, None)
