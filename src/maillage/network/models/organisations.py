"""Partners and bearers."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.models.dated import Dated


class Organisation(Dated):
    """A partner or bearer structure. Never shown to the public beside a counsellor (R8)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=60, blank=True)
    website = models.URLField(blank=True)
    contact_email = models.EmailField(blank=True)

    class Meta(Dated.Meta):
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
