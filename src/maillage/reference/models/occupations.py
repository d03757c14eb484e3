"""Occupations of ROME 4: domains, sheets, job titles and the ways from one sheet to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Domain(models.Model):
    """One of the 14 large domains of ROME, by letter."""

    code = models.CharField(max_length=1, primary_key=True)
    name = models.CharField(max_length=200)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class ProfessionalDomain(models.Model):
    """One of the 110 professional domains of ROME (letter and two digits)."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=200)
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="professional_domains")
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Occupation(models.Model):
    """A ROME 4 sheet. `name_feminine` and `name_masculine` split the official label."""

    code = models.CharField(max_length=5, primary_key=True)
    ogr_code = models.CharField(max_length=10, blank=True)
    label = models.CharField(max_length=250)
    name_feminine = models.CharField(max_length=250)
    name_masculine = models.CharField(max_length=250)
    search_name = models.CharField(max_length=510)  # written by search_names
    domain = models.ForeignKey(ProfessionalDomain, on_delete=models.PROTECT, related_name="occupations")
    rome3_code = models.CharField(max_length=5, blank=True)
    definition = models.TextField(blank=True)  # one sentence a line
    access = models.TextField(blank=True)  # one sentence a line
    riasec_major = models.CharField(max_length=1, blank=True)
    riasec_minor = models.CharField(max_length=1, blank=True)
    ecological_transition = models.CharField(max_length=80, blank=True)
    digital_transition = models.CharField(max_length=80, blank=True)  # O, N or not told
    demographic_transition = models.CharField(max_length=80, blank=True)  # O, N or not told
    is_regulated = models.BooleanField(default=False)
    is_executive = models.BooleanField(default=False)
    naf_sectors = models.ManyToManyField("reference.NafSector", related_name="occupations")
    themes = models.ManyToManyField("reference.Theme", related_name="occupations")
    ended_on = models.DateField(null=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label


class Appellation(models.Model):
    """A job title; its OGR code outlives the sheet it stands in."""

    code = models.PositiveIntegerField(primary_key=True)
    label = models.CharField(max_length=250)
    short_label = models.CharField(max_length=250, blank=True)
    name_feminine = models.CharField(max_length=250)
    name_masculine = models.CharField(max_length=250)
    search_name = models.CharField(max_length=510)  # written by search_names
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="appellations")
    is_main = models.BooleanField(default=False)
    is_seldom_used = models.BooleanField(default=False)
    ecological_transition = models.CharField(max_length=80, blank=True)
    digital_transition = models.CharField(max_length=80, blank=True)
    demographic_transition = models.CharField(max_length=80, blank=True)
    is_regulated = models.BooleanField(default=False)
    is_executive = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["label", "code"]

    def __str__(self) -> str:
        return self.label


class Mobility(models.Model):
    """A near occupation one may move to; rank 1 is the nearest."""

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="mobilities", db_index=False)
    target = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="mobilities_from")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["occupation_id", "rank", "target_id"]
        constraints = [
            models.UniqueConstraint(fields=["occupation", "target"], name="mobility_once"),
            models.CheckConstraint(condition=~Q(occupation=F("target")), name="mobility_leads_elsewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} → {self.target_id}"
