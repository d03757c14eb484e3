"""Places of others: who else receives people, from published directories. Never a place of the network."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from maillage.reference.enums import Directory, OtherKind
from maillage.reference.models.territories import Commune


class OtherPlace(models.Model):
    """A line of a directory. Its key is the directory's, so the same line read again is the same row."""

    key = models.CharField(max_length=150, primary_key=True)  # directory/identifier in the directory
    directory = models.CharField(max_length=20, choices=Directory.choices)
    kind = models.CharField(max_length=20, choices=OtherKind.choices)
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=250, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    is_at_centre = models.BooleanField(default=False)  # the position is that of the centre of the commune
    phone = models.CharField(max_length=20, blank=True)
    website = models.URLField(max_length=250, blank=True)
    opening_hours = models.CharField(max_length=300, blank=True)  # OpenStreetMap opening_hours syntax
    hours_note = models.CharField(max_length=300, blank=True)  # hours the source wrote in another form
    stated_on = models.DateField(null=True)  # the day the source gives to the line, when it gives one
    offers = models.JSONField(default=list)  # names of what is offered there, when the source tells
    same_as = models.CharField(max_length=150, blank=True)  # key of the row that stands for both

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="other_place_position_whole",
            )
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="other_place_position")]

    def __str__(self) -> str:
        return self.name
