"""What is counted of the labour market. The nomenclatures of 2009 and of 2021 do not join, nor do these tables."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from maillage.reference.enums import FamilyLevel, TensionLevel
from maillage.reference.models.territories import Basin


class Family(models.Model):
    """A « famille professionnelle » of Dares (FAP 2009): domain, group or family."""

    code = models.CharField(max_length=8, primary_key=True)
    level = models.CharField(max_length=6, choices=FamilyLevel.choices)
    name = models.CharField(max_length=200, blank=True)  # a few codes were published without one
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name or self.code


class FamilyOccupation(models.Model):
    """A code of ROME 3 found in a family; one code may be found in several."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="occupations", db_index=False)
    rome3_code = models.CharField(max_length=5, db_index=True)

    class Meta:
        ordering = ["family_id", "rome3_code"]
        constraints = [models.UniqueConstraint(fields=["family", "rome3_code"], name="family_occupation_once")]

    def __str__(self) -> str:
        return f"{self.family_id} {self.rome3_code}"


class WomenShare(models.Model):
    """The share of women among people employed in a family, in percent, over three years."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="women_shares", db_index=False)
    first_year = models.PositiveSmallIntegerField()  # of the three: 2017 is 2017-2019
    percent = models.DecimalField(max_digits=7, decimal_places=4)

    class Meta:
        ordering = ["family_id", "first_year"]
        constraints = [
            models.UniqueConstraint(fields=["family", "first_year"], name="women_share_once"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="women_share_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"{self.family_id} {self.first_year}"


class Tension(models.Model):
    """How hard it is to recruit for a code of ROME 3 in a basin, from 1 (easy) to 5 (hard), in a year."""

    basin = models.ForeignKey(Basin, on_delete=models.CASCADE, related_name="tensions", db_index=False)
    rome3_code = models.CharField(max_length=5, db_index=True)
    year = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=TensionLevel.choices)

    class Meta:
        ordering = ["basin_id", "rome3_code"]
        constraints = [
            models.UniqueConstraint(fields=["basin", "rome3_code"], name="tension_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="tension_from_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.basin_id} {self.rome3_code}"


class HiringFamily(models.Model):
    """An occupation as the survey of employers names it (FAP 2021). It meets no other nomenclature here."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Hiring(models.Model):
    """Hiring projects of a year in the part of a basin that lies in a département; None is a statistical secret."""

    family = models.ForeignKey(HiringFamily, on_delete=models.PROTECT, related_name="+")
    basin = models.ForeignKey(Basin, on_delete=models.CASCADE, related_name="hirings", db_index=False)
    department_code = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    projects = models.PositiveIntegerField(null=True)
    hard = models.PositiveIntegerField(null=True)
    seasonal = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["basin_id", "family_id", "department_code"]
        constraints = [
            models.UniqueConstraint(fields=["basin", "family", "department_code"], name="hiring_once"),
            models.CheckConstraint(
                condition=Q(projects__isnull=True) | Q(hard__isnull=True) | Q(hard__lte=F("projects")),
                name="hiring_hard_within_projects",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basin_id} {self.family_id}"
