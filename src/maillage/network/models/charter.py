"""How a place says it keeps the charter, and what it may depart from for a time (R18)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from maillage.network.enums import CharterAnswer
from maillage.network.models.places import Place


class Assessment(models.Model):
    """What a place answered about a principle on a day. A new answer is a new row: the history stays."""

    id = models.BigAutoField(primary_key=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="assessments")
    principle = models.CharField(max_length=3)  # `R1` to `R18`: network.charter
    answer = models.CharField(max_length=10, choices=CharterAnswer.choices)
    proof = models.CharField(max_length=600, blank=True)
    assessed_on = models.DateField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=[CharterAnswer.NO, CharterAnswer.NOT_CONCERNED]) | ~Q(proof=""),
                name="assessment_kept_has_proof",
            )
        ]

    def __str__(self) -> str:
        return f"{self.principle} {self.answer}"


class Derogation(models.Model):
    """A principle set aside at a place, or in the whole network without one, for a time that ends (R18)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principle = models.CharField(max_length=3)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="derogations")
    reason = models.CharField(max_length=400)
    decided_by = models.CharField(max_length=120)  # a function or a body, never a person's name
    valid_from = models.DateField()
    valid_until = models.DateField()

    class Meta:
        ordering = ["-valid_until", "principle", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="derogation_dates_in_order"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(decided_by=""), name="derogation_says_why_and_who"),
        ]

    def __str__(self) -> str:
        return f"{self.principle} {self.valid_from} {self.valid_until}"
