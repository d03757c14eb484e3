"""What others call occupations: Onisep's names, the European groups and occupations (ESCO)."""

from __future__ import annotations

from django.db import models


class OnisepName(models.Model):
    """A job as Onisep names it. `occupation_code` is the sheet that bears this very name, when one does."""

    code = models.CharField(max_length=12, primary_key=True)  # MET.n, the end of the address of Onisep's sheet
    label = models.CharField(max_length=250)
    name_feminine = models.CharField(max_length=250)
    name_masculine = models.CharField(max_length=250)
    search_name = models.CharField(max_length=510)  # written by search_names
    rome3_code = models.CharField(max_length=5, blank=True, db_index=True)
    occupation_code = models.CharField(max_length=5, blank=True)
    url = models.URLField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["label", "code"]

    def __str__(self) -> str:
        return self.label


class IscoGroup(models.Model):
    """A group of the international classification of occupations (ISCO-08), one to four digits."""

    code = models.CharField(max_length=4, primary_key=True)
    name_en = models.CharField(max_length=250)
    name_fr = models.CharField(max_length=250, blank=True)  # only groups a ROME 3 code leads to have one
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_en


class EscoOccupation(models.Model):
    """An occupation of ESCO; its English name is missing where the two files differ in version.

    What it is also called, in each language, is one text, a name a line: it is only ever read whole.
    """

    uri = models.CharField(max_length=120, primary_key=True)
    esco_code = models.CharField(max_length=20)
    group = models.ForeignKey(IscoGroup, on_delete=models.PROTECT, related_name="occupations")
    name_fr = models.CharField(max_length=250)
    name_en = models.CharField(max_length=250, blank=True)
    other_names_fr = models.TextField(blank=True)
    other_names_en = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["esco_code", "uri"]

    def __str__(self) -> str:
        return self.name_fr


class RomeGroup(models.Model):
    """The ISCO group of a ROME 3 code, as the EURES network of employment services joins them."""

    rome3_code = models.CharField(max_length=5, primary_key=True)
    group = models.ForeignKey(IscoGroup, on_delete=models.PROTECT, related_name="rome_codes")
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["rome3_code"]

    def __str__(self) -> str:
        return f"{self.rome3_code} → {self.group_id}"
