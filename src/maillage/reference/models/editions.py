"""What was read, from where, and the calendars of schools and of public holidays."""

from __future__ import annotations

from django.db import models

from maillage.reference.enums import Source


class Edition(models.Model):
    """One import of one source: what it was, from where, and what it changed."""

    source = models.CharField(max_length=20, choices=Source.choices)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    url = models.URLField(blank=True)
    licence = models.CharField(max_length=200)
    vintage = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)  # SHA-256 of the files read
    is_starter = models.BooleanField(default=False)  # our own sample, until the official files are imported
    imported_at = models.DateTimeField()
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    coverage = models.JSONField(default=list)  # list of {join, found, total}: what of it meets other sources

    class Meta:
        ordering = ["source", "-imported_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source} {self.vintage}"


class PublicHoliday(models.Model):
    """A public holiday of metropolitan France, by the name the State gives it."""

    day = models.DateField(primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return self.name


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
