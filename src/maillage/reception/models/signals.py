"""Weak signals (R17): what a team begins to see, without anybody in it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.reception.enums import SignalState


class Signal(models.Model):
    """A theme, a pôle, a week and a text without persons. Neither place, author nor hour is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theme = models.CharField(max_length=40)
    pole = models.CharField(max_length=40, blank=True)
    week = models.DateField()  # its Monday
    text = models.CharField(max_length=280)
    state = models.CharField(max_length=8, choices=SignalState.choices, default=SignalState.TO_READ)
    answer = models.CharField(max_length=300, blank=True)
    answered_in = models.DateField(null=True, blank=True)  # the Monday of that week
    votes = models.PositiveIntegerField(default=0)
    vote_salt = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-week", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=SignalState.ANSWERED) | ~Q(answer=""), name="signal_answered_in_words"
            ),
            models.CheckConstraint(condition=~Q(state=SignalState.ANSWERED) | Q(vote_salt=""), name="signal_salt_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.theme}"


class SignalVote(models.Model):
    """That somebody has voted: a keyed hash, which dies with the salt when the signal is answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="marks")
    mark = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["signal", "mark"], name="signal_voted_once")]

    def __str__(self) -> str:
        return str(self.signal_id)
