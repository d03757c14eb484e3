"""Days and half-days, in the time of the network."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HalfDay(models.TextChoices):
    """The finest grain of time kept about anonymous activity (dossier §7.1)."""

    MORNING = "matin", _("matin")
    AFTERNOON = "apres_midi", _("après-midi")
    EVENING = "soiree", _("soirée")


# Bounds by convention: the morning ends at 13:00, the afternoon at 18:00.
_AFTERNOON_STARTS, _EVENING_STARTS = time(13), time(18)


def local(instant: datetime) -> datetime:
    """`instant` (aware) in the network's time zone."""
    return instant.astimezone(ZoneInfo(settings.TIME_ZONE))


def half_day_of(instant: datetime) -> HalfDay:
    """The half-day an instant falls in, by the clock of the network's time zone."""
    clock = local(instant).time()
    if clock < _AFTERNOON_STARTS:
        return HalfDay.MORNING
    return HalfDay.AFTERNOON if clock < _EVENING_STARTS else HalfDay.EVENING
