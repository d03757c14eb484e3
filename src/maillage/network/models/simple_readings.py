"""Who read a simple text: a group of people concerned, never a person."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class SimpleReading(models.Model):
    """A group read exactly the text of this fingerprint; another word makes it another text, unread."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=100)  # `page:home`, `service:refaire-son-cv`
    language = models.CharField(max_length=2)
    fingerprint = models.CharField(max_length=64)
    group = models.CharField(max_length=120)
    read_on = models.DateField()
    is_falc = models.BooleanField(default=False)

    class Meta:
        ordering = ["-read_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "language", "fingerprint"], name="simple_reading_once"),
            models.CheckConstraint(condition=~Q(group=""), name="simple_reading_has_group"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.language} {self.read_on}"
