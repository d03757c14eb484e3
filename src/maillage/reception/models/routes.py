"""What somebody takes away: a page of public things behind a link, and what changed three months later."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.reception.models.half_days import AtHalfDay


class RoutePage(models.Model):
    """A list of public things, found by the hash of its link alone; gone after thirty days, or when its holder says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    items = models.CharField(max_length=1500)  # references, a blank between them
    expires_on = models.DateField()

    class Meta:
        ordering = ["expires_on", "id"]

    def __str__(self) -> str:
        return f"until {self.expires_on}"


class ReturnAnswer(models.Model):
    """What changed for somebody who took a sheet away in that month. Nothing tells who, nor when it was said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.DateField()
    answer = models.CharField(max_length=40)

    class Meta:
        ordering = ["month", "answer", "id"]
        indexes = [models.Index(fields=["month", "answer"], name="returns_of_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.answer}"


class PeerCall(AtHalfDay):
    """A colleague is asked for at a pôle (R15): neither who asks nor about whom; gone once somebody comes."""

    pole = models.CharField(max_length=40)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "pole", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place_key", "day", "half_day", "pole"], name="peer_call_once_a_pole")
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.pole}"
