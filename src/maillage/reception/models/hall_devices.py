"""Kiosks and computers of a hall: devices anyone may use, known by a key that only the device holds."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.models import Place
from maillage.reception.enums import HallDeviceKind


class HallDevice(models.Model):
    """A device of a place. `busy_on` is the day on which somebody sits at it; nothing tells who, nor since when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="hall_devices")
    kind = models.CharField(max_length=8, choices=HallDeviceKind.choices)
    name = models.CharField(max_length=60)
    key_hash = models.CharField(max_length=64, unique=True)
    is_revoked = models.BooleanField(default=False)
    busy_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place", "kind", "name", "id"]

    def __str__(self) -> str:
        return f"{self.place_id} {self.kind} {self.name}"
