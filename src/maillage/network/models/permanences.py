"""The weekly pattern: which pôle is staffed where, on which half-days."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.core.instants import HalfDay
from maillage.network.enums import Weekday
from maillage.network.models.dated import Dated
from maillage.network.models.network import Pole
from maillage.network.models.organisations import Organisation
from maillage.network.models.places import Place


class Permanence(Dated):
    """A pôle staffed at a place on a half-day of every week. Presence is the pôle's, no person's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="permanences")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="permanences")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="permanences"
    )
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    counsellors = models.PositiveSmallIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["weekday", "half_day", "pole", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(weekday__lte=6), name="permanence_weekday_exists"),
            models.CheckConstraint(condition=Q(counsellors__gte=1), name="permanence_has_a_counsellor"),
        ]

    def __str__(self) -> str:
        return f"{self.pole_id} {self.weekday} {self.half_day}"
