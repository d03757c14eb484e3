"""What visitors say of their visit: codes alone, nothing of who answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from maillage.reception.enums import NOT_GIVEN, Means
from maillage.reception.models.half_days import AtHalfDay


class SatisfactionAnswer(AtHalfDay):
    """The answers of one visitor (dossier §7.7), without the age, the sex and the free line it leaves optional."""

    found = models.CharField(max_length=40, default=NOT_GIVEN)
    rating = models.CharField(max_length=40, default=NOT_GIVEN)
    recommends = models.CharField(max_length=40, default=NOT_GIVEN)
    wait = models.CharField(max_length=40, default=NOT_GIVEN)
    service = models.CharField(max_length=40, default=NOT_GIVEN)
    means = models.CharField(max_length=8, choices=Means.choices)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(found=NOT_GIVEN, rating=NOT_GIVEN, recommends=NOT_GIVEN, wait=NOT_GIVEN),
                name="satisfaction_says_something",
            )
        ]
        indexes = [models.Index(fields=["place_key", "day"], name="satisfaction_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day}"
