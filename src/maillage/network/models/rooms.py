"""Rooms of a place, and what stands in them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.network.enums import EquipmentKind, EquipmentState, Known
from maillage.network.models.places import Place


class Room(models.Model):
    """A room of a place; one retired stays in the history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=80)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)  # people, None when not known
    step_free = models.CharField(max_length=3, choices=Known.choices, default=Known.UNKNOWN)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name"], condition=Q(is_retired=False), name="room_name_once_a_place"
            ),
            models.CheckConstraint(condition=Q(capacity__isnull=True) | Q(capacity__gte=1), name="room_holds_someone"),
        ]

    def __str__(self) -> str:
        return self.name


class Equipment(models.Model):
    """Things of one kind at a place, in a room or not. The public number of computers is on the place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="equipment")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="equipment")
    kind = models.CharField(max_length=12, choices=EquipmentKind.choices)
    name = models.CharField(max_length=80)
    count = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=EquipmentState.choices, default=EquipmentState.USABLE)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [models.CheckConstraint(condition=Q(count__gte=1), name="equipment_is_something")]

    def __str__(self) -> str:
        return self.name
