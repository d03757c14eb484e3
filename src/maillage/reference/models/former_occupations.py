"""ROME as it was: sheets of ROME 3 and job titles whose words changed, with where they lead today."""

from __future__ import annotations

from django.db import models

from maillage.reference.models.occupations import Appellation, Occupation


class FormerOccupation(models.Model):
    """A sheet of ROME 3. Its code may still be that of a sheet of ROME 4, which then covers less."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=250)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class OccupationSuccession(models.Model):
    """A sheet of ROME 4 that took over job titles of a sheet of ROME 3."""

    former = models.ForeignKey(FormerOccupation, on_delete=models.CASCADE, related_name="successions", db_index=False)
    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="+")
    titles = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["former_id", "-titles", "occupation_id"]
        constraints = [models.UniqueConstraint(fields=["former", "occupation"], name="occupation_succession_once")]

    def __str__(self) -> str:
        return f"{self.former_id} → {self.occupation_id}"


class FormerTitle(models.Model):
    """A job title as ROME 3 worded it, when its words changed; the title of today keeps its code."""

    appellation = models.OneToOneField(
        Appellation, primary_key=True, on_delete=models.CASCADE, related_name="former_title"
    )
    name_feminine = models.CharField(max_length=250)
    name_masculine = models.CharField(max_length=250)
    search_name = models.CharField(max_length=510)  # written by search_names

    class Meta:
        ordering = ["appellation_id"]

    def __str__(self) -> str:
        return self.name_feminine
