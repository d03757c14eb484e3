"""What is counted of départements and regions, and how territories are drawn."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from maillage.reference.enums import Sex, TerritoryLevel


class AgeBand(models.Model):
    """People of a département on the first of January of a year: one sex, five years of age or more."""

    department = models.ForeignKey(
        "reference.Department", on_delete=models.PROTECT, related_name="age_bands", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=1, choices=Sex.choices)
    age_from = models.PositiveSmallIntegerField()  # 0, 5, 10… the last band has no upper age
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["department_id", "sex", "age_from"]
        constraints = [models.UniqueConstraint(fields=["department", "sex", "age_from"], name="age_band_once")]

    def __str__(self) -> str:
        return f"{self.department_id} {self.sex} {self.age_from}"


class UnemploymentRate(models.Model):
    """The localised unemployment rate of a quarter, seasonally adjusted, in percent."""

    level = models.CharField(max_length=12, choices=TerritoryLevel.choices)
    code = models.CharField(max_length=3)
    quarter = models.CharField(max_length=7)  # 2024-T3
    rate = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        ordering = ["level", "code", "quarter"]
        constraints = [
            models.UniqueConstraint(fields=["level", "code", "quarter"], name="unemployment_rate_once"),
            models.CheckConstraint(condition=Q(rate__gte=0, rate__lte=100), name="unemployment_rate_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.code} {self.quarter}"


class Outline(models.Model):
    """The outline of a territory: rings of longitudes and latitudes in ten-thousandths of a degree, one list a ring."""

    level = models.CharField(max_length=12, choices=TerritoryLevel.choices)
    code = models.CharField(max_length=5)
    rings = models.TextField()  # JSON: [[x, y, x, y…], …], first point of a ring repeated at its end

    class Meta:
        ordering = ["level", "code"]
        constraints = [models.UniqueConstraint(fields=["level", "code"], name="outline_once")]

    def __str__(self) -> str:
        return f"{self.level} {self.code}"
