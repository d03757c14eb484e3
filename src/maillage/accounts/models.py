"""Staff accounts, what they may do, and invitations. The public has no account (R2)."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from maillage.accounts.enums import Role, Scope
from maillage.core.instants import HalfDay


class Accounts(BaseUserManager["Account"]):
    """Accounts are found by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Raises Account.DoesNotExist."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A member of staff who may sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="fr")
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    # Set on the account of a request made from a shared desk: it then reaches this place alone, and no right.
    desk_place_key: str = ""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_unique")]

    def __str__(self) -> str:
        return self.name


class GrantQuerySet(models.QuerySet["Grant"]):
    """Filters that chain."""

    def valid_on(self, day: date) -> GrantQuerySet:
        """Grants in force on `day`, both ends included."""
        return self.filter(valid_from__lte=day, valid_until__gte=day, revoked_at__isnull=True)


class Grant(models.Model):
    """A role held by an account, over a scope, between two dates (at most 12 months)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=12, choices=Scope.choices)
    scope_key = models.CharField(max_length=36, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    granted_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["role", "scope", "scope_key", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="grant_dates_in_order"),
            models.CheckConstraint(
                condition=Q(scope=Scope.NETWORK, scope_key="") | ~Q(scope=Scope.NETWORK) & ~Q(scope_key=""),
                name="grant_key_matches_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.scope} {self.scope_key})"


class Invitation(models.Model):
    """A link, used once within its time, that makes an account and its first grant.

    Only the hash of the link's token is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=12, choices=Scope.choices)
    scope_key = models.CharField(max_length=36, blank=True)
    # No inviter: the operator, at the command line.
    invited_by = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-invited_at", "id"]

    def __str__(self) -> str:
        return f"invitation of {self.email}"

    def is_open_at(self, instant: datetime) -> bool:
        """True while the link may still be used."""
        return self.accepted_at is None and self.revoked_at is None and instant < self.expires_at


class DeskQuerySet(models.QuerySet["Desk"]):
    """Filters that chain."""

    def in_use_on(self, day: date) -> DeskQuerySet:
        """Desks neither revoked nor too old."""
        return self.filter(revoked_at=None, expires_on__gte=day)


class Desk(models.Model):
    """A shared device of a place, recognised by a random cookie of which only the hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    place_key = models.CharField(max_length=36)
    name = models.CharField(max_length=60)
    enrolled_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    enrolled_on = models.DateField()
    expires_on = models.DateField()
    # Nobody's hours: the half-day is the finest grain kept.
    last_used_on = models.DateField(null=True)
    last_used_half_day = models.CharField(max_length=12, choices=HalfDay.choices, blank=True)
    revoked_at = models.DateTimeField(null=True)

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ["place_key", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_on__gte=F("enrolled_on")), name="desk_dates_in_order"),
            models.CheckConstraint(condition=~Q(place_key=""), name="desk_stands_at_a_place"),
        ]

    def __str__(self) -> str:
        return self.name


class DeskCode(models.Model):
    """The short personal code of an account, for the shared desks of its places; only a slow hash is kept."""

    account = models.OneToOneField(Account, primary_key=True, on_delete=models.CASCADE, related_name="desk_code")
    code_hash = models.CharField(max_length=128)
    set_on = models.DateField()

    def __str__(self) -> str:
        return f"desk code of {self.account_id}"


class Replacement(models.Model):
    """Somebody who replaces a counsellor at a place until the end of one half-day, then is forgotten."""

    account = models.OneToOneField(Account, primary_key=True, on_delete=models.CASCADE, related_name="replacement")
    place_key = models.CharField(max_length=36)
    pole_code = models.CharField(max_length=20)
    admitted_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["ends_at", "account"]
        constraints = [models.CheckConstraint(condition=~Q(place_key=""), name="replacement_stands_at_a_place")]

    def __str__(self) -> str:
        return f"replacement at {self.place_key} until {self.ends_at}"


class OpenIdentity(models.Model):
    """An account as a sign-in service knows it: who says so, and under which name. No token, no claim is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    linked_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_opens_one_account"),
            models.UniqueConstraint(fields=["issuer", "account"], name="account_has_one_identity_per_service"),
            models.CheckConstraint(condition=~Q(issuer="") & ~Q(subject=""), name="identity_is_named"),
        ]

    def __str__(self) -> str:
        return f"identity of {self.account_id}"


class GrantReview(models.Model):
    """A role that somebody who gives it found still needed, in a quarter."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="reviews")
    quarter_starts_on = models.DateField()
    confirmed_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        ordering = ["-quarter_starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "quarter_starts_on"], name="grant_reviewed_once_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.grant_id} in {self.quarter_starts_on}"
