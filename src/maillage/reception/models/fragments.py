"""What a closed day keeps of its sheets: parts that nothing links, dated no finer than ten sheets allow."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.reception.enums import NOT_GIVEN, Grain
from maillage.reception.models.half_days import AtHalfDay


class Fragment(models.Model):
    """A part of a sheet at a place, in the period of its grain that starts on `starts_on`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36)
    grain = models.CharField(max_length=12, choices=Grain.choices)
    starts_on = models.DateField()

    class Meta:
        abstract = True
        ordering = ["starts_on", "id"]

    def __str__(self) -> str:
        return f"{self.place_key} {self.grain} {self.starts_on}"


class ProfileFragment(Fragment):
    """Who, in bands. `is_interview` tells a sheet's profile from one given at the desk."""

    is_interview = models.BooleanField()
    sex = models.CharField(max_length=40, default=NOT_GIVEN)
    age = models.CharField(max_length=40, default=NOT_GIVEN)
    situation = models.CharField(max_length=40, default=NOT_GIVEN)
    level = models.CharField(max_length=40, default=NOT_GIVEN)
    first_visit = models.CharField(max_length=40, default=NOT_GIVEN)
    supported_area = models.CharField(max_length=40, default=NOT_GIVEN)
    known_by = models.CharField(max_length=40, default=NOT_GIVEN)

    class Meta(Fragment.Meta):
        abstract = False
        indexes = [models.Index(fields=["place_key", "starts_on"], name="profiles_of_a_period")]


class RequestFragment(Fragment):
    """What was asked at which pôle, what was given, what was missing, from where (a living area)."""

    pole = models.CharField(max_length=40)
    channel = models.CharField(max_length=40, default=NOT_GIVEN)
    duration = models.CharField(max_length=40, default=NOT_GIVEN)
    reasons = models.CharField(max_length=300, blank=True)
    maturity = models.CharField(max_length=40, default=NOT_GIVEN)
    orientations = models.CharField(max_length=300, blank=True)
    resources = models.CharField(max_length=300, blank=True)
    answered = models.CharField(max_length=40, default=NOT_GIVEN)
    unmet_need = models.CharField(max_length=40, default=NOT_GIVEN)
    residence = models.CharField(max_length=40, default=NOT_GIVEN)

    class Meta(Fragment.Meta):
        abstract = False
        indexes = [models.Index(fields=["place_key", "starts_on"], name="requests_of_a_period")]


class ObstacleFragment(Fragment):
    """What stands in the way: sensitive, alone, never beside anything else."""

    obstacles = models.CharField(max_length=300)

    class Meta(Fragment.Meta):
        abstract = False
        indexes = [models.Index(fields=["place_key", "starts_on"], name="obstacles_of_a_period")]


class DomainFragment(Fragment):
    """The occupational domains considered, by sex."""

    domains = models.CharField(max_length=300)
    sex = models.CharField(max_length=40, default=NOT_GIVEN)
    mix = models.CharField(max_length=40, default=NOT_GIVEN)

    class Meta(Fragment.Meta):
        abstract = False
        indexes = [models.Index(fields=["place_key", "starts_on"], name="domains_of_a_period")]


class SheetTally(AtHalfDay):
    """How many interviews a pôle gave in a half-day: a number that no sheet leads to."""

    pole = models.CharField(max_length=40)
    number = models.IntegerField()

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "pole", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place_key", "day", "half_day", "pole"], name="sheet_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.pole} {self.number}"
