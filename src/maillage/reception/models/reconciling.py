"""Facts a desk told in earnest that cannot be counted as they stand: a person decides."""

from __future__ import annotations

from django.db import models

from maillage.reception.enums import WhyAside
from maillage.reception.models.half_days import AtHalfDay


class Reconciliation(AtHalfDay):
    """One fact set aside. `body` holds what its kind accepts, read by its own rules first: codes and numbers."""

    # A `FactKind`; new kinds change no table.
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=20, choices=WhyAside.choices)
    body = models.JSONField()

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        indexes = [models.Index(fields=["place_key", "day"], name="set_aside_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.kind} {self.reason}"
