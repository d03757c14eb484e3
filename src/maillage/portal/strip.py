"""The day of a place as a strip: one bar for each stay of a pôle, and where the clock stands.

One unit of the drawing is a minute; the list beside it says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.instants import local
from maillage.network.sheets import PlaceToday, PoleToday

FIRST_HOUR, LAST_HOUR = 8, 20
WIDTH = (LAST_HOUR - FIRST_HOUR) * 60
_BAR_HEIGHT, _BAR_GAP = 14, 6
TICKS = tuple(range(FIRST_HOUR, LAST_HOUR + 1, 3))


@dataclass(frozen=True)
class Bar:
    """A pôle staffed for a while."""

    pole_code: str
    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Strip:
    """Bars under one another, one row for each pôle; `now_x` is None outside the hours drawn."""

    width: int
    height: int
    bar_height: int
    bars: tuple[Bar, ...]
    now_x: int | None


def _minute(instant: datetime) -> int:
    """Minutes since the strip begins, kept within it."""
    at = local(instant)
    return min(max((at.hour - FIRST_HOUR) * 60 + at.minute, 0), WIDTH)


def _bar(stay: PoleToday, row: int) -> Bar | None:
    if stay.starts_at is None or stay.until is None:
        return None
    start, end = _minute(stay.starts_at), _minute(stay.until)
    return Bar(stay.pole.code, start, row * (_BAR_HEIGHT + _BAR_GAP), end - start) if end > start else None


def strip_of(place: PlaceToday, at: datetime) -> Strip | None:
    """The strip of a place today; None when no pôle has known hours."""
    stays = (*place.now, *place.later)
    codes = list(dict.fromkeys(stay.pole.code for stay in stays))
    bars = tuple(bar for stay in stays if (bar := _bar(stay, codes.index(stay.pole.code))))
    if not bars:
        return None
    now = local(at)
    is_drawn = FIRST_HOUR <= now.hour < LAST_HOUR
    return Strip(WIDTH, len(codes) * (_BAR_HEIGHT + _BAR_GAP), _BAR_HEIGHT, bars, _minute(at) if is_drawn else None)
