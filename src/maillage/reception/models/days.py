"""The day of a place, and how the place works."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.models import Place
from maillage.reception.enums import DayState, IncidentKind


class ReceptionSettings(models.Model):
    """How a place works; without a row it is a small place: counting alone, no queue."""

    place = models.OneToOneField(Place, primary_key=True, on_delete=models.CASCADE, related_name="reception_settings")
    has_queue = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.place_id)


class Day(models.Model):
    """A day opened at a place. Closed, it is immutable: what comes later is a dated line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    state = models.CharField(max_length=8, choices=DayState.choices, default=DayState.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "place", "id"]
        constraints = [models.UniqueConstraint(fields=["place", "day"], name="day_once_a_place")]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day} {self.state}"


class Incident(models.Model):
    """That something of a kind disturbed a day; no text, so no story of anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36)
    day = models.DateField()
    kind = models.CharField(max_length=12, choices=IncidentKind.choices)

    class Meta:
        ordering = ["day", "kind", "id"]
        constraints = [models.UniqueConstraint(fields=["place_key", "day", "kind"], name="incident_once_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.kind}"
