"""« Vous avez demandé, voici ce qui a changé »: what people asked of a place in vain, and the answer."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.network.models import Place
from maillage.reception.enums import DemandState


class Demand(models.Model):
    """A need nobody met, in words of the team, and what came of it. It tells of no one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="demands")
    theme = models.CharField(max_length=40)
    pole = models.CharField(max_length=40, blank=True)
    asked = models.CharField(max_length=160)
    answer = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=DemandState.choices, default=DemandState.NOT_YET)
    answered_on = models.DateField(null=True, blank=True)
    is_published = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-answered_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_published=False) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="demand_published_with_its_answer",
            )
        ]

    def __str__(self) -> str:
        return self.asked
