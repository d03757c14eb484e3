"""What is in force between two dates."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

DatedRow = TypeVar("DatedRow", bound="Dated")


class ValidQuerySet(models.QuerySet[DatedRow]):
    """Filters shared by everything that has a validity."""

    def valid_on(self, day: date) -> Self:
        """Rows in force on `day`, both ends included."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)


class Dated(models.Model):
    """Something in force between two dates; rows end, they are never deleted."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(class)s_dates_in_order",
            )
        ]
