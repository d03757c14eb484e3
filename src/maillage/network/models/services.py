"""What is offered to people."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.network.enums import Appointment, Publication, ServiceKind
from maillage.network.models.dated import Dated
from maillage.network.models.network import Pole
from maillage.network.models.organisations import Organisation
from maillage.network.models.places import Place


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
    reviewed_on = models.DateField(null=True, blank=True)  # read again, nothing to change
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
