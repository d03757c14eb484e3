"""The dated rota: a quarter of a place, its shifts, and partners' answers to a call."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from maillage.core.instants import HalfDay
from maillage.network.enums import HELD, Publication, ShiftState
from maillage.network.models.agreements import Counsellor
from maillage.network.models.network import Pole
from maillage.network.models.organisations import Organisation
from maillage.network.models.places import Place


class Rota(models.Model):
    """The rota of a place for a quarter: a draft, then published. It stands before the weekly pattern."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="rotas")
    starts_on = models.DateField()  # first day of the quarter
    publication = models.CharField(max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    last_change = models.JSONField(default=dict, blank=True)  # what undoing gives back: see actions.rota.changes

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "starts_on"], name="rota_one_per_place_and_quarter"),
            models.CheckConstraint(
                condition=Q(starts_on__day=1, starts_on__month__in=[1, 4, 7, 10]), name="rota_starts_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.starts_on}"


class ShiftQuerySet(models.QuerySet["Shift"]):
    """Filters that chain."""

    def held(self) -> ShiftQuerySet:
        """Seats a partner holds, named or not."""
        return self.filter(state__in=HELD, organisation__isnull=False)

    def published(self) -> ShiftQuerySet:
        """Shifts of quarters the public reads."""
        return self.filter(rota__publication=Publication.PUBLISHED)


class Shift(models.Model):
    """A seat at a pôle, on a half-day of a date. Without organisation, nobody holds it: it is to be filled.

    No arrival time, no reason of an absence. `version` grows at each change, as iCalendar's SEQUENCE asks.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rota = models.ForeignKey(Rota, on_delete=models.PROTECT, related_name="shifts")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="shifts")
    counsellor = models.ForeignKey(Counsellor, null=True, on_delete=models.PROTECT, related_name="shifts")
    state = models.CharField(max_length=10, choices=ShiftState.choices, default=ShiftState.PLANNED)
    version = models.PositiveIntegerField(default=1)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["day", "half_day", "pole", "id"]
        indexes = [
            models.Index(fields=["day", "half_day"], name="shift_by_half_day"),
            models.Index(fields=["organisation", "day"], name="shift_by_partner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["counsellor", "day", "half_day"],
                condition=Q(counsellor__isnull=False, state__in=HELD),
                name="shift_nobody_in_two_places",
            ),
            models.CheckConstraint(
                condition=Q(counsellor__isnull=True) | Q(organisation__isnull=False),
                name="shift_counsellor_is_lent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pole_id} {self.day} {self.half_day}"


class AvailabilityCall(models.Model):
    """A question to a partner: which half-days of a quarter? Answered by a link, of which the hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="calls")
    starts_on = models.DateField()
    closes_on = models.DateField()
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_on", "organisation__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "starts_on"],
                condition=Q(revoked_at__isnull=True),
                name="call_one_per_partner_and_quarter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.starts_on}"

    def is_revoked_at(self, instant: datetime) -> bool:
        """True once the link leads nowhere."""
        return self.revoked_at is not None and self.revoked_at <= instant


class Availability(models.Model):
    """What a partner answers: so many people, at a pôle of a place, on a half-day of a date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(AvailabilityCall, on_delete=models.CASCADE, related_name="answers")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    people = models.PositiveSmallIntegerField()
    counsellor = models.ForeignKey(Counsellor, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["day", "half_day", "pole", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "place", "pole", "day", "half_day"], name="availability_one_per_half_day"
            ),
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=9), name="availability_of_some_people"),
        ]

    def __str__(self) -> str:
        return f"{self.pole_id} {self.day} {self.half_day}"
