"""Special hours in words, for the public and for staff."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from maillage.network.enums import SpecialReason
from maillage.network.sheets import SpecialDay
from maillage.network.special_hours import Special
from maillage.network.wording import clock_in_words, dates_in_words


def special_day_in_words(day: SpecialDay) -> str:
    """« jeudi 24 décembre : 9 h – 12 h (pont) »."""
    hours = stretches_in_words(day.stretches)
    line = _("%(days)s\u00a0: %(hours)s") % {"days": dates_in_words(day.first_on, day.last_on), "hours": hours}
    if day.reason == SpecialReason.OTHER:
        return line
    return _("%(line)s (%(reason)s)") % {"line": line, "reason": day.reason.label}


def stretches_in_words(stretches: Iterable[tuple[time, time]]) -> str:
    """« 9 h – 12 h, 14 h – 17 h », « fermé » when there is none."""
    return ", ".join(_stretch(start, end) for start, end in stretches) or _("fermé")


def special_in_words(special: Special) -> str:
    """What is announced, without its days: « fermé jusqu’à 13 h », « ouvert de 10 h à 16 h »."""
    start, end = special.starts_at, special.ends_at
    if start is None and end is None:
        return _("fermé toute la journée")
    if start is None:
        return _("fermé jusqu’à %(end)s") % {"end": _clock(end)}
    if end is None:
        return _("fermé à partir de %(start)s") % {"start": _clock(start)}
    words = {"start": _clock(start), "end": _clock(end)}
    return (
        _("fermé de %(start)s à %(end)s") % words if special.is_closure else _("ouvert de %(start)s à %(end)s") % words
    )


def _stretch(start: time, end: time) -> str:
    return _("%(start)s – %(until)s") % {"start": _clock(start), "until": _clock(end)}


def _clock(clock: time | None) -> str:
    return clock_in_words(f"{clock or time():%H:%M}")
