"""Who came, as numbers: facts until closing, totals after."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from maillage.reception.enums import NOT_GIVEN
from maillage.reception.models.half_days import AtHalfDay


class VisitFact(AtHalfDay):
    """`number` people came, once or as a group. An undo is a fact with the opposite numbers: sums commute."""

    nature = models.CharField(max_length=40)
    reason = models.CharField(max_length=40, default=NOT_GIVEN)
    outcome = models.CharField(max_length=40, default=NOT_GIVEN)
    number = models.IntegerField()
    groups = models.SmallIntegerField(default=0)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        constraints = [models.CheckConstraint(condition=~Q(number=0), name="visit_counts_somebody")]
        indexes = [models.Index(fields=["place_key", "day"], name="visit_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.number:+d}"


class ProfileFact(AtHalfDay):
    """The fifteen-second profile of one visitor, tied to no visit. It becomes a `ProfileFragment` at closing."""

    age = models.CharField(max_length=40, default=NOT_GIVEN)
    sex = models.CharField(max_length=40, default=NOT_GIVEN)
    situation = models.CharField(max_length=40, default=NOT_GIVEN)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day}"


class DoorCount(AtHalfDay):
    """What the counter at the door showed for the half-day; the last figure given holds."""

    number = models.PositiveIntegerField()

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place_key", "day", "half_day"], name="door_count_once_a_half_day")
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.number}"


class VisitTotal(AtHalfDay):
    """What the facts of a closed half-day came to. A late or corrected one is a line of its own, dated."""

    nature = models.CharField(max_length=40)
    reason = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40)
    number = models.IntegerField()
    groups = models.IntegerField(default=0)
    added_on = models.DateField(null=True, blank=True)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        indexes = [models.Index(fields=["place_key", "day"], name="visit_total_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.number}"
