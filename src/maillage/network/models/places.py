"""Where people are received."""

from __future__ import annotations

import uuid

from django.db import models

from maillage.network.enums import Known, PlaceKind, Publication
from maillage.network.models.dated import Dated
from maillage.network.models.organisations import Organisation
from maillage.reference.models import Commune


class Place(Dated):
    """A place where people are received (dossier §3.2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    name = models.CharField(max_length=120)
    bearer = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    address = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    opening_hours = models.CharField(max_length=300, blank=True)  # OpenStreetMap opening_hours syntax
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    transport = models.CharField(max_length=200, blank=True)
    accessibility_url = models.URLField(blank=True)
    step_free = models.CharField(max_length=3, choices=Known.choices, default=Known.UNKNOWN)
    hearing_loop = models.CharField(max_length=3, choices=Known.choices, default=Known.UNKNOWN)
    sign_language = models.CharField(max_length=3, choices=Known.choices, default=Known.UNKNOWN)
    accessible_toilets = models.CharField(max_length=3, choices=Known.choices, default=Known.UNKNOWN)
    computers = models.PositiveSmallIntegerField(null=True, blank=True)
    kiosks = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.JSONField(default=list, blank=True)  # ISO 639 codes
    publication = models.CharField(max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    version = models.PositiveIntegerField(default=1)  # grows at each change; a stale one is refused

    class Meta(Dated.Meta):
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
