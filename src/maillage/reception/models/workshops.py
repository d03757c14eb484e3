"""Workshops of a day: a plain line, for everybody to read, until events exist."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.models import Place, Room


class Workshop(models.Model):
    """Something that starts at a place on a day, at an hour, in a room or not; its title is public."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="workshops")
    day = models.DateField()
    starts_at = models.TimeField()
    title = models.CharField(max_length=120)
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["day", "starts_at", "title", "id"]
        indexes = [models.Index(fields=["day", "place"], name="workshops_of_a_day")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="workshop_has_a_title"),
            models.UniqueConstraint(fields=["place", "day", "starts_at", "title"], name="workshop_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.starts_at:%H:%M} {self.title}"
