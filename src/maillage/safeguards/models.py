"""What safeguards keep: the journal, anonymous facts, operations already done, the shared cache."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NoReturn

from django.db import models

from maillage.core.instants import HalfDay
from maillage.safeguards.errors import AppendOnlyError


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries are added and read; the only change allowed is forgetting what they tell."""

    def update(self, **kwargs: object) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    def bulk_update(self, objs: Iterable[Entry], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        raise AppendOnlyError

    def forget(self) -> int:
        """Empty what the entries tell, keep their place in the chain; return how many were emptied."""
        return super().update(is_forgotten=True, actor_id=None, subject="", body=None, salt="")


class Entry(models.Model):
    """One act, chained to the one before.

    `hash` covers `body_hash`, and `body_hash` covers who, on what and the details: these can be
    forgotten after 12 months while the chain still verifies. `salt` keeps a forgotten detail from
    being guessed back from its hash.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=80)
    actor_id = models.CharField(max_length=64, null=True)  # noqa: DJ001  none: the machine, or forgotten
    subject = models.CharField(max_length=200, blank=True)
    place_key = models.CharField(max_length=36, blank=True)
    body = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    is_forgotten = models.BooleanField(default=False)
    body_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(force_insert=True)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise AppendOnlyError


class JournalHead(models.Model):
    """Where the journal stands: one row, locked by each writer, that tells when the tail was cut."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="journal_has_one_head")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


class Fact(models.Model):
    """Something that happened, told without person, instant, object or order.

    `digest` is salted by the salt of its half-day, which dies when the half-day is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36)
    day = models.DateField()
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    verb = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place_key", "day", "half_day"], name="fact_half_day")]

    def __str__(self) -> str:
        return f"{self.verb} {self.place_key} {self.day} {self.half_day}"


class FactSalt(models.Model):
    """The salt of an open half-day at a place, and how many facts it holds; gone once sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_key = models.CharField(max_length=36)
    day = models.DateField()
    half_day = models.CharField(max_length=12, choices=HalfDay.choices)
    salt = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place_key", "day", "half_day"], name="fact_salt_once_per_half_day")
        ]

    def __str__(self) -> str:
        return f"{self.place_key} {self.day} {self.half_day}"


class Operation(models.Model):
    """An operation already done, under the random id its client chose."""

    id = models.UUIDField(primary_key=True, editable=False)
    body_hash = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    recorded_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class CachedValue(models.Model):
    """The table of Django's database cache, shared by the processes (limits on sign-in)."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "safeguards_cache"

    def __str__(self) -> str:
        return self.cache_key


class FactOperation(models.Model):
    """An anonymous fact already taken in: a hash of the random id its desk chose, and the month it is forgotten.

    `body_hash`, salted by that id, refuses the same id for another fact; it is emptied every night.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    body_hash = models.CharField(max_length=64, blank=True)
    forget_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return self.digest
