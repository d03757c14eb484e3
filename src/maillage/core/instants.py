"""Days and half-days, in the time of the network."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HalfDay(models.TextChoices):
    """The finest grain of time kept about anonymous activity (dossier §7.1)."""

    MORNING = "matin", _("matin")
    AFTERNOON = "apres_midi", _("après-midi")
    EVENING = "soiree", _("soirée")


def local(instant: datetime) -> datetime:
    """`instant` (aware) in the network's time zone."""
    return instant.astimezone(ZoneInfo(settings.TIME_ZONE))


# By convention the morning ends at 13:00, the afternoon at 18:00.
_STARTS: Final = {HalfDay.MORNING: time(0), HalfDay.AFTERNOON: time(13), HalfDay.EVENING: time(18)}
_NEXT: Final = {HalfDay.MORNING: HalfDay.AFTERNOON, HalfDay.AFTERNOON: HalfDay.EVENING}


def bounds(half_day: HalfDay, day: date) -> tuple[datetime, datetime]:
    """The instants between which a half-day lies, the second excluded."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start = datetime.combine(day, _STARTS[half_day], zone)
    if half_day in _NEXT:
        return start, datetime.combine(day, _STARTS[_NEXT[half_day]], zone)
    return start, datetime.combine(day + timedelta(days=1), time(0), zone)


def half_day_of(instant: datetime) -> HalfDay:
    """The half-day an instant falls in, in the network's time zone."""
    hour = local(instant).time()
    return max((half for half in HalfDay if _STARTS[half] <= hour), key=lambda half: _STARTS[half])
