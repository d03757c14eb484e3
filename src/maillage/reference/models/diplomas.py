"""Diplomas and certifications of Certif Info, with the lists they refer to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from maillage.reference.enums import DiplomaLevel, DiplomaState


class Speciality(models.Model):
    """A speciality of the national nomenclature of trainings (NSF)."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=200)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Formacode(models.Model):
    """A descriptor of the Formacode thesaurus, 8th edition (2003); newer codes are not in it."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=200)
    field = models.CharField(max_length=200, blank=True)  # the semantic field, in words
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Diploma(models.Model):
    """A diploma or a certification. A way in is open (True), closed (False) or not told (None)."""

    code = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=120)  # « Baccalauréat professionnel »…
    level = models.PositiveSmallIntegerField(choices=DiplomaLevel.choices, null=True)  # not told for many
    state = models.CharField(max_length=20, choices=DiplomaState.choices)
    certifier = models.TextField(blank=True)
    speciality = models.ForeignKey(Speciality, null=True, on_delete=models.PROTECT, related_name="diplomas")
    formacode = models.CharField(max_length=5, blank=True)  # may be newer than the thesaurus we hold
    subject = models.CharField(max_length=120, blank=True)  # what the source calls this Formacode
    rncp = models.CharField(max_length=6, blank=True)
    rs_codes = models.CharField(max_length=120, blank=True)  # separated by blanks
    onisep_codes = models.CharField(max_length=120, blank=True)  # separated by blanks
    first_session = models.PositiveSmallIntegerField(null=True)  # years
    last_session = models.PositiveSmallIntegerField(null=True)
    opens_initial = models.BooleanField(null=True)
    opens_apprenticeship = models.BooleanField(null=True)
    opens_continuing = models.BooleanField(null=True)
    opens_contract = models.BooleanField(null=True)  # contrat de professionnalisation
    opens_experience = models.BooleanField(null=True)  # VAE
    opens_individual = models.BooleanField(null=True)  # candidature individuelle
    told_on = models.DateField()  # when the source last changed the row
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__in=DiplomaLevel.values), name="diploma_level_3_to_8"
            ),
            models.CheckConstraint(condition=Q(state__in=DiplomaState.values), name="diploma_state_known"),
        ]

    def __str__(self) -> str:
        return self.name


class DiplomaOccupation(models.Model):
    """A diploma leads to the occupations of a ROME 3 code, which several ROME 4 sheets may share."""

    diploma = models.ForeignKey(Diploma, on_delete=models.CASCADE, related_name="occupations", db_index=False)
    rome3_code = models.CharField(max_length=5, db_index=True)

    class Meta:
        ordering = ["diploma_id", "rome3_code"]
        constraints = [models.UniqueConstraint(fields=["diploma", "rome3_code"], name="diploma_occupation_once")]

    def __str__(self) -> str:
        return f"{self.diploma_id} → {self.rome3_code}"
