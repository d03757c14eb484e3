"""How long somebody will wait, as a range (W3). `docs/algorithms/waiting.md` gives the source and an example.

turn = (people before + ½) ÷ counsellors × median service: half an interview is left, on average, of the
ones that go on. The range around it narrows, relatively, with the number of interviews it adds up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from statistics import median
from typing import Final

from django.utils.translation import gettext as _

from maillage.core.instants import HalfDay

# The dossier's hypothesis (§8): interviews last 22 minutes in the median.
USUAL_MINUTES: Final = 22.0
LAST_SERVICES: Final = 20
# With fewer services than this today, the habit of the hour stands for those that lack.
_FEWEST: Final = 5
# Fitted on simulated days (`tools/bench/waits.py`): eight waits in ten fall in the range.
_LOW, _HIGH = 0.6, 1.05
_STEP: Final = 5
_HOUR: Final = 60
# Where the middle of a half-day lies, in minutes from midnight.
_CENTRES: Final = {HalfDay.MORNING: 10 * 60 + 30, HalfDay.AFTERNOON: 15 * 60 + 30, HalfDay.EVENING: 19 * 60 + 30}


@dataclass(frozen=True)
class WaitRange:
    """Minutes, by five: « entre 15 et 30 minutes »."""

    low: int
    high: int

    @property
    def is_soon(self) -> bool:
        """Five minutes at most: nothing to compute with."""
        return self.high <= _STEP

    @property
    def in_words(self) -> str:
        """As people read it."""
        if self.is_soon:
            return _("moins de 5 minutes")
        if self.low == 0:
            return _("moins de %(high)s") % {"high": _duration(self.high)}
        low = str(self.low) if self.high < _HOUR else _duration(self.low)
        return _("entre %(low)s et %(high)s") % {"low": low, "high": _duration(self.high)}


def _duration(minutes: int) -> str:
    """« 15 minutes », « 1 h 05 »."""
    if minutes < _HOUR:
        return _("%(minutes)s minutes") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)02d") % {"hours": minutes // _HOUR, "minutes": minutes % _HOUR}


def wait_range(before: int, counsellors: int, service_minutes: float, *, is_free: bool = False) -> WaitRange | None:
    """The range for somebody with `before` people first; None when nobody receives.

    `is_free`: a counsellor receives nobody now, so that whoever is first goes at once.
    """
    if counsellors < 1:
        return None
    if is_free and before == 0:
        return WaitRange(0, _STEP)
    turn = (before + 0.5) / counsellors * service_minutes
    spread = 1 / math.sqrt(before + 1)
    low = _STEP * math.floor(turn * math.exp(-_LOW * spread) / _STEP)
    high = _STEP * math.ceil(turn * math.exp(_HIGH * spread) / _STEP)
    return WaitRange(low, max(high, low + _STEP))


def service_median(today: Sequence[float], habit: float) -> float:
    """The median of the last twenty services of today, in minutes; `habit` stands for the first five that lack."""
    last = list(today[-LAST_SERVICES:])
    return median(last + [habit] * max(0, _FEWEST - len(last)))


def habit_at(clock: time, medians: dict[HalfDay, float]) -> float:
    """The usual service at this quarter of an hour, between the medians of the two half-days around it.

    Quarter-hours are never kept: each is drawn on the line from one half-day's middle to the next one's.
    """
    minute = 15 * ((clock.hour * 60 + clock.minute) // 15)
    points = [(_CENTRES[half], medians[half]) for half in HalfDay if half in medians]
    if not points:
        return USUAL_MINUTES
    before = [point for point in points if point[0] <= minute] or points[:1]
    after = [point for point in points if point[0] > minute] or points[-1:]
    (start, low), (end, high) = before[-1], after[0]
    share = (minute - start) / (end - start) if end > start else 0.0
    return low + (high - low) * min(1.0, max(0.0, share))
