"""Territories and occupations, versioned: a code that leaves its source keeps its row, with an end.

Split by concept when it grows: territories, occupations, editions.
"""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """One import of one source: what it was, from where, and what it changed."""

    source = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    url = models.URLField(blank=True)
    licence = models.CharField(max_length=200)
    vintage = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["source", "-imported_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source} {self.vintage}"


class Territory(models.Model):
    """What regions, departments, EPCI and living areas share."""

    code = models.CharField(max_length=10, primary_key=True)
    name = models.CharField(max_length=120)
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Region(Territory):
    """A région (Insee code)."""


class Department(Territory):
    """A département (Insee code)."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="departments")


class Epci(Territory):
    """An intercommunality (SIREN code)."""

    kind = models.CharField(max_length=10, blank=True)


class LivingArea(Territory):
    """A « bassin de vie » (Insee 2022)."""


class Commune(Territory):
    """A commune, or an arrondissement of Paris, Lyon or Marseille (then `parent` is its commune)."""

    search_name = models.CharField(max_length=120)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="communes")
    epci = models.ForeignKey(Epci, null=True, on_delete=models.PROTECT, related_name="communes")
    living_area = models.ForeignKey(LivingArea, null=True, on_delete=models.PROTECT, related_name="communes")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="arrondissements")
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="predecessors")
    population = models.PositiveIntegerField()
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta(Territory.Meta):
        indexes = [models.Index(fields=["search_name"], name="commune_search_name")]


class PostalCode(models.Model):
    """A postal code served in a commune."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="postal_codes")
    code = models.CharField(max_length=5)

    class Meta:
        ordering = ["code", "commune_id"]
        constraints = [models.UniqueConstraint(fields=["code", "commune"], name="postal_code_once")]

    def __str__(self) -> str:
        return self.code


class SchoolHoliday(models.Model):
    """School holidays of a zone, both days included; nothing is known past the last one."""

    zone = models.CharField(max_length=1)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["zone", "starts_on"]
        constraints = [models.UniqueConstraint(fields=["zone", "starts_on"], name="school_holiday_once")]

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """One of the 14 large domains of ROME, by letter."""

    code = models.CharField(max_length=1, primary_key=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class ProfessionalDomain(models.Model):
    """One of the 110 professional domains of ROME (letter and two digits)."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=200)
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="professional_domains")

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
    search_name = models.CharField(max_length=500)
    domain = models.ForeignKey(ProfessionalDomain, on_delete=models.PROTECT, related_name="occupations")
    rome3_code = models.CharField(max_length=5, blank=True)
    definition = models.TextField(blank=True)
    access = models.TextField(blank=True)
    riasec_major = models.CharField(max_length=1, blank=True)
    riasec_minor = models.CharField(max_length=1, blank=True)
    ecological_transition = models.CharField(max_length=80, blank=True)
    digital_transition = models.CharField(max_length=80, blank=True)
    demographic_transition = models.CharField(max_length=80, blank=True)
    is_regulated = models.BooleanField(default=False)
    is_executive = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors")

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["search_name"], name="occupation_search_name")]

    def __str__(self) -> str:
        return self.label
