"""Other doors to occupations: interest centres, sectors, NAF divisions, themes."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """What the doors share: the code and the words of the source."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class InterestCentre(Entry):
    """What people say they want to do (« centre d’intérêt »)."""


class Sector(Entry):
    """A sector of activity, or a part of one (then `parent` is the sector)."""

    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")


class NafSector(Entry):
    """A division of the French classification of activities; `0` cuts across all."""


class Theme(Entry):
    """A theme that cuts across domains."""


class OccupationInterest(models.Model):
    """An occupation reached by an interest centre."""

    occupation = models.ForeignKey("reference.Occupation", on_delete=models.CASCADE, related_name="+", db_index=False)
    interest = models.ForeignKey(InterestCentre, on_delete=models.PROTECT, related_name="+")
    is_main = models.BooleanField(default=False)

    class Meta:
        ordering = ["occupation_id", "interest_id"]
        constraints = [models.UniqueConstraint(fields=["occupation", "interest"], name="occupation_interest_once")]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.interest_id}"


class OccupationSector(models.Model):
    """An occupation found in a sector, or in a part of it."""

    occupation = models.ForeignKey("reference.Occupation", on_delete=models.CASCADE, related_name="+", db_index=False)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    is_main = models.BooleanField(default=False)

    class Meta:
        ordering = ["occupation_id", "sector_id"]
        constraints = [models.UniqueConstraint(fields=["occupation", "sector"], name="occupation_sector_once")]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.sector_id}"
