"""The interview sheet while its day is open. Until closing it is handled as personal: « sans nom »."""

from __future__ import annotations

from django.db import models

from maillage.reception.enums import NOT_GIVEN
from maillage.reception.models.half_days import AtHalfDay


def _code() -> models.CharField[str, str]:
    return models.CharField(max_length=40, default=NOT_GIVEN)


def _codes() -> models.CharField[str, str]:
    """Codes with a blank between them, in the order given."""
    return models.CharField(max_length=300, blank=True)


class Sheet(AtHalfDay):
    """Every field of dossier §7.2, by code; no free text, no person, no instant.

    `owner` lets its author correct it until closing: a hash salted by `DaySalt`, which dies at closing
    with the row, whose fragments then stand apart.
    """

    pole = models.CharField(max_length=40)
    channel = models.CharField(max_length=40, default="sur_place")
    duration = _code()
    first_visit = _code()
    sex = _code()
    age = _code()
    situation = _code()
    level = _code()
    residence = _code()
    supported_area = _code()
    known_by = _code()
    reasons = _codes()
    domains = _codes()
    maturity = _code()
    obstacles = _codes()
    orientations = _codes()
    resources = _codes()
    mix = _code()
    answered = _code()
    unmet_need = _code()
    owner = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(AtHalfDay.Meta):
        abstract = False
        ordering = ["day", "half_day", "id"]
        indexes = [models.Index(fields=["place_key", "day"], name="sheets_of_a_day")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day} {self.pole}"


class DaySalt(models.Model):
    """What hides the authors of a day's open sheets; destroyed at closing."""

    place_key = models.CharField(max_length=36)
    day = models.DateField()
    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place_key", "day"], name="day_salt_once_a_place")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day}"
