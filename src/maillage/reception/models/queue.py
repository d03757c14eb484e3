"""The walk-in queue: tickets, destroyed at closing, and what they came to (W3)."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.models import Place, Pole
from maillage.reception.enums import TicketState
from maillage.reception.models.half_days import AtHalfDay


class Ticket(models.Model):
    """A number of the day of a place. No name; its token is kept only as a hash; gone at closing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    letter = models.CharField(max_length=1, default="A")  # of the pôle it was taken for: what is printed stays
    number = models.PositiveIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=16, choices=TicketState.choices, default=TicketState.WAITING)
    is_priority = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()
    waits_from = models.DateTimeField(null=True, blank=True)  # the end of the interview that sent it on; else arrival
    paused_until = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    desk = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day", "-is_priority", "arrived_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "day", "number"], name="ticket_number_once_a_day"),
        ]
        indexes = [models.Index(fields=["place", "day", "state"], name="tickets_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day} {self.number_text} {self.state}"

    @property
    def number_text(self) -> str:
        """As it is printed and called: A-012."""
        return f"{self.letter}-{self.number:03d}"


class PoleCrew(models.Model):
    """How many receive at a pôle today, when the team says otherwise than the rota. A number, never who."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    counsellors = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["day", "pole", "id"]
        constraints = [models.UniqueConstraint(fields=["place", "pole", "day"], name="pole_crew_once_a_day")]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day} {self.pole_id} {self.counsellors}"


class QueueTotal(AtHalfDay):
    """What the tickets of a half-day came to at a pôle: minutes are whole, None without a wait to tell."""

    pole = models.CharField(max_length=40)
    tickets = models.PositiveIntegerField(default=0)
    served = models.PositiveIntegerField(default=0)
    abandons = models.PositiveIntegerField(default=0)
    median_wait = models.PositiveIntegerField(null=True, blank=True)
    ninetieth_wait = models.PositiveIntegerField(null=True, blank=True)
    median_service = models.PositiveIntegerField(null=True, blank=True)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "pole", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place_key", "day", "half_day", "pole"], name="queue_total_once")
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.pole}"
