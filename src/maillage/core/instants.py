"""Days and half-days, in the time of the network."""

from __future__ import annotations

from datetime import datetime
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
