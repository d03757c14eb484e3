"""Controlled words of search."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(StrEnum):
    """Where a question was asked. The server says it, never who asks."""

    PORTAL = "portal"
    KIOSK = "kiosk"
    DESK = "desk"
    API = "api"
    COMMAND = "command"


class FollowUp(models.TextChoices):
    """What the network made of a question without an answer."""

    OPEN = "a_traiter", _("à traiter")
    HEARD = "prise_en_compte", _("prise en compte")
