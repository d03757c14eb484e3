"""Agreements with partners, and the counsellors they lend."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.accounts.models import Account
from maillage.network.models.dated import Dated
from maillage.network.models.network import Pole
from maillage.network.models.organisations import Organisation
from maillage.network.models.places import Place


class Agreement(Dated):
    """What a partner promises (*convention*). It is renewed by another one: its history stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    reference = models.CharField(max_length=60, blank=True)
    half_days_per_month = models.PositiveSmallIntegerField()
    poles = models.ManyToManyField(Pole, related_name="+")
    places = models.ManyToManyField(Place, related_name="agreements")
    blackouts = models.JSONField(default=list, blank=True)  # list of [first day, last day], ISO dates, in order
    renews = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="renewed_by")
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["organisation__name", "-valid_from", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(valid_until__isnull=False), name="agreement_has_an_end"),
            models.CheckConstraint(condition=Q(half_days_per_month__gte=1), name="agreement_promises_something"),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.id)


class Counsellor(Dated):
    """Somebody a partner lends. A name, dates of the welcome path, and nothing else about the person.

    Emptied after they left: what they held stays as counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = models.CharField(max_length=60, blank=True)
    family_name = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="counsellors")
    poles = models.ManyToManyField(Pole, related_name="+")
    places = models.ManyToManyField(Place, related_name="counsellors")
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="counsellor")
    charter_read_on = models.DateField(null=True, blank=True)
    module_followed_on = models.DateField(null=True, blank=True)
    shows_first_name = models.BooleanField(default=False)
    feed_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  unique, or none
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["family_name", "first_name", "id"]

    def __str__(self) -> str:
        return f"{self.first_name} {self.family_name}".strip()
