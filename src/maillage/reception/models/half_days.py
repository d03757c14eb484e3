"""What every anonymous row shares: where and on which half-day, never when."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.core.instants import HalfDay


class AtHalfDay(models.Model):
    """A row with a random id, at a place, on a half-day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36)
    day = models.DateField()
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)

    class Meta:
        abstract = True
