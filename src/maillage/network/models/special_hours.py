"""Days when a place does not keep its usual hours."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.models.places import Place


class SpecialHours(models.Model):
    """A closure, or other hours, of a place from a day to a day. A row withdrawn stays, and says nothing more.

    Without `starts_at` it begins with the day, without `ends_at` it lasts until midnight. The rules are
    in docs/algorithms/opening.md.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="special_hours")
    effect = models.CharField(max_length=8, choices=SpecialEffect.choices)
    first_on = models.DateField()
    last_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=SpecialReason.choices, default=SpecialReason.OTHER)
    sentence = models.CharField(max_length=120, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["first_on", "last_on", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="special_hours_days_in_order"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="special_hours_clock_in_order",
            ),
            models.CheckConstraint(
                condition=Q(effect=SpecialEffect.CLOSED) | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="special_hours_opening_has_hours",
            ),
        ]
        indexes = [models.Index(fields=["last_on", "place"], name="special_hours_coming")]

    def __str__(self) -> str:
        return f"{self.effect} {self.first_on} {self.last_on}"
