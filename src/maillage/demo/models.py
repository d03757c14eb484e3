"""What the demonstration remembers of the years it invented."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Simulation(models.Model):
    """The one history of this installation: its draw, and the days it covers.

    `year_ends_on` ends a year whose totals were fixed whole; the years before and after are counted from it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    seed = models.BigIntegerField()
    first_on = models.DateField()
    year_ends_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="simulation_is_one"),
            models.CheckConstraint(condition=Q(first_on__lte=models.F("last_on")), name="simulation_goes_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.seed} {self.first_on} {self.last_on}"
