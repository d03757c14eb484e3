"""The network this installation runs, and its pôles."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Network(models.Model):
    """The network this installation runs: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    is_demonstration = models.BooleanField(default=False)
    region_code = models.CharField(max_length=3)
    school_zone = models.CharField(max_length=1)
    publisher = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    hosting = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="network_is_one_row")]

    def __str__(self) -> str:
        return self.name


class Pole(models.Model):
    """One of the five entries by the person's question. Words are content, not code."""

    code = models.SlugField(max_length=20, primary_key=True)
    position = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    search_phrase = models.CharField(max_length=80)  # after « Je cherche… »
    search_phrase_en = models.CharField(max_length=80)
    summary = models.CharField(max_length=200)
    summary_en = models.CharField(max_length=200)
    description = models.TextField()
    description_en = models.TextField()
    questions = models.JSONField(default=list, blank=True)  # list of str: typical questions, in people's words
    questions_en = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name
