"""Words of a place's day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.template import Library

from maillage.core.instants import local
from maillage.network.special_wording import stretches_in_words
from maillage.network.wording import clock_in_words

register = Library()


@register.filter
def clock(moment: datetime | time | None) -> str:
    """An hour of the day: « 9 h 30 »; empty without one."""
    if moment is None:
        return ""
    return clock_in_words(f"{local(moment) if isinstance(moment, datetime) else moment:%H:%M}")


@register.filter
def stretches(pairs: Iterable[tuple[time, time]]) -> str:
    """« 9 h – 12 h 30, 13 h 30 – 17 h »."""
    return stretches_in_words(pairs)
