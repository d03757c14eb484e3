"""Territories of France: a code that leaves its source keeps its row, with an end and a successor."""

from __future__ import annotations

from django.db import models


class Territory(models.Model):
    """What regions, departments, EPCI, living areas and basins share."""

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


class Basin(Territory):
    """An employment basin of France Travail (« bassin d’emploi »): surveys and tension are told by it."""


class Commune(Territory):
    """A commune, or an arrondissement of Paris, Lyon or Marseille (then `parent` is its commune)."""

    search_name = models.CharField(max_length=130)  # written by search_names
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="communes")
    epci = models.ForeignKey(Epci, null=True, on_delete=models.PROTECT, related_name="communes")
    living_area = models.ForeignKey(LivingArea, null=True, on_delete=models.PROTECT, related_name="communes")
    basin = models.ForeignKey(Basin, null=True, on_delete=models.PROTECT, related_name="communes")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="arrondissements")
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="predecessors")
    population = models.PositiveIntegerField()
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta(Territory.Meta):
        # A sentence asks whether any of its words is the name of a commune.
        indexes = [models.Index(fields=["search_name"], name="commune_by_name")]


class PostalCode(models.Model):
    """A postal code served in a commune."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="postal_codes")
    code = models.CharField(max_length=5)

    class Meta:
        ordering = ["code", "commune_id"]
        constraints = [models.UniqueConstraint(fields=["code", "commune"], name="postal_code_once")]

    def __str__(self) -> str:
        return self.code
