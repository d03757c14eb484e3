"""Months and years as they were validated: frozen figures, of a place or of the network."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.reception.enums import Span

# The key of the network among those of places.
NETWORK_KEY = ""


class Period(models.Model):
    """A month or a year that was validated; its figures never change. No row: not validated yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36, blank=True)
    span = models.CharField(max_length=8, choices=Span.choices)
    starts_on = models.DateField()
    validated_on = models.DateField()

    class Meta:
        ordering = ["-starts_on", "place_key", "span", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place_key", "span", "starts_on"], name="period_validated_once"),
            models.CheckConstraint(condition=models.Q(starts_on__day=1), name="period_starts_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.span} {self.starts_on}"


class FrozenFigure(models.Model):
    """An item of a table of a validated period. A hidden one is kept for later sums, and shown to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36, blank=True)
    span = models.CharField(max_length=8, choices=Span.choices)
    starts_on = models.DateField()
    table = models.CharField(max_length=24)
    item = models.CharField(max_length=40)
    number = models.IntegerField()
    is_hidden = models.BooleanField()

    class Meta:
        ordering = ["starts_on", "table", "item", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place_key", "span", "starts_on", "table", "item"], name="frozen_figure_once"
            )
        ]
        indexes = [models.Index(fields=["span", "starts_on"], name="frozen_figures_of_a_period")]

    def __str__(self) -> str:
        return f"{self.place_key} {self.span} {self.starts_on} {self.table} {self.item}"
