"""Advice at a distance (W8): a question under a code, for thirty days."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from maillage.reception.enums import AdviceKind


class AdviceDuty(models.Model):
    """Who reads a text of distress first, and by when others are answered. Without somebody, advice is closed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    hours = models.CharField(max_length=120, blank=True)
    answer_days = models.PositiveSmallIntegerField(default=3)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="advice_has_one_duty")]

    def __str__(self) -> str:
        return str(self.account_id)


class AdviceQuestion(models.Model):
    """A question and its answer. Only the hash of its code is kept: who lost the code cannot be given the text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=64, unique=True)
    text = models.TextField(max_length=2000)
    kind = models.CharField(max_length=8, choices=AdviceKind.choices, default=AdviceKind.PLAIN)
    asked_on = models.DateField()
    answer = models.TextField(max_length=4000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asked_on", "id"]
        indexes = [models.Index(fields=["asked_on"], name="advice_by_day")]

    def __str__(self) -> str:
        return str(self.asked_on)
