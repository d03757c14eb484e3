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
