"""Figures of past years, as spreadsheets told them: with their source, their definition and their perimeter."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.reception.enums import Span


class HistoryBatch(models.Model):
    """What one sheet brought. It stands apart from our figures, unless `same_as` says the definition is ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(max_length=200)
    definition = models.CharField(max_length=500)
    perimeter = models.CharField(max_length=500)
    same_as = models.CharField(max_length=12, blank=True)
    file = models.CharField(max_length=200)
    sheet = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64, unique=True)
    imported_on = models.DateField()

    class Meta:
        ordering = ["-imported_on", "source", "id"]

    def __str__(self) -> str:
        return f"{self.source} {self.sheet}"


class HistoryFigure(models.Model):
    """A number of a sheet. `place_key` is empty where no place of ours has that name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(HistoryBatch, on_delete=models.CASCADE, related_name="figures")
    figure = models.CharField(max_length=120)
    place_name = models.CharField(max_length=120)
    place_key = models.CharField(max_length=36, blank=True)
    span = models.CharField(max_length=8, choices=Span.choices)
    starts_on = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["figure", "place_name", "starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "figure", "place_name", "span", "starts_on"], name="history_figure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.place_name} {self.starts_on}"
