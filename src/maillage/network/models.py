"""The network: organisations, places, pôles, services and who is present when."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from maillage.core.instants import HalfDay
from maillage.network.enums import Appointment, Known, PlaceKind, Publication, ServiceKind, Weekday
from maillage.reference.models import Commune


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


DatedRow = TypeVar("DatedRow", bound="Dated")


class ValidQuerySet(models.QuerySet[DatedRow]):
    """Filters shared by everything that has a validity."""

    def valid_on(self, day: date) -> Self:
        """Rows in force on `day`, both ends included."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)


class Dated(models.Model):
    """Something in force between two dates; rows end, they are never deleted."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(class)s_dates_in_order",
            )
        ]


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


class Service(Dated):
    """What is offered, always free (R1), without appointment for interviews (R4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=16, choices=ServiceKind.choices)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=300)
    summary_en = models.CharField(max_length=300, blank=True)
    description = models.TextField(max_length=2000)
    description_en = models.TextField(max_length=2000, blank=True)
    simple_version = models.TextField(blank=True)
    audiences = models.JSONField(default=list, blank=True)
    conditions = models.CharField(max_length=200, blank=True)
    appointment = models.CharField(max_length=12, choices=Appointment.choices, default=Appointment.WITHOUT)
    appointment_reason = models.CharField(max_length=200, blank=True)
    price = models.PositiveSmallIntegerField(default=0)
    is_remote = models.BooleanField(default=False)
    themes = models.JSONField(default=list, blank=True)  # data·inclusion codes
    languages = models.JSONField(default=list, blank=True)
    places = models.ManyToManyField(Place, related_name="services", blank=True)
    provider = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    updated_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    publication = models.CharField(max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["title", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(price=0), name="service_is_free"),
            models.CheckConstraint(
                condition=~Q(kind=ServiceKind.INTERVIEW, appointment=Appointment.NECESSARY),
                name="service_interview_without_appointment",
            ),
            models.CheckConstraint(
                condition=~Q(appointment=Appointment.NECESSARY, appointment_reason=""),
                name="service_appointment_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Permanence(Dated):
    """A pôle staffed at a place on a half-day of every week. Presence is the pôle's, no person's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="permanences")
    pole = models.ForeignKey(Pole, on_delete=models.PROTECT, related_name="permanences")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="permanences"
    )
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    counsellors = models.PositiveSmallIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["weekday", "half_day", "pole", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(weekday__lte=6), name="permanence_weekday_exists"),
            models.CheckConstraint(condition=Q(counsellors__gte=1), name="permanence_has_a_counsellor"),
        ]

    def __str__(self) -> str:
        return f"{self.pole_id} {self.weekday} {self.half_day}"
