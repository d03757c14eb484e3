"""Controlled words, versioned: what a code meant on a day stays readable after its label changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Vocabulary(models.Model):
    """A list of words under one code. Lists of others (data·inclusion) have no English."""

    code = models.CharField(max_length=60, primary_key=True)
    label = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(max_length=120)
    version = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label


class Term(models.Model):
    """A code of a list with its words, from a day to a day (both included; no end: still in force)."""

    vocabulary = models.ForeignKey(Vocabulary, on_delete=models.CASCADE, related_name="terms", db_index=False)
    code = models.CharField(max_length=120)
    label = models.CharField(max_length=250)
    label_en = models.CharField(max_length=250, blank=True)
    parent = models.CharField(max_length=80, blank=True)  # a code of another list: a pôle…
    position = models.PositiveSmallIntegerField(default=0)
    mappings = models.JSONField(default=dict)  # this code in other lists: {"isced": "3", "esf21": "3-4"}
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["vocabulary_id", "position", "code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code", "valid_from"], name="term_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="term_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.label
