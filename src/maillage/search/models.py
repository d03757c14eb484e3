"""What search keeps: what people asked in vain, in hashes then in words, and the editors' list of words."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.accounts.enums import Role
from maillage.network.models.dated import Dated
from maillage.search.enums import FollowUp


class GapKey(models.Model):
    """Half of the key that hashes the questions of a quarter; the other half is no row (`needs.hashing`).

    It dies with the quarter. The counters bound what one half-day and one quarter may open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter_ends_on = models.DateField(unique=True)
    salt = models.CharField(max_length=64)
    opened = models.PositiveIntegerField(default=0)
    half_day_mark = models.CharField(max_length=12, blank=True)
    opened_in_half_day = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.quarter_ends_on)


class SearchGap(models.Model):
    """A question without an answer, as a keyed hash; marks of its half-days and origins, keyed too.

    Marks are twelve hexadecimal signs each, sorted, side by side: neither which half-day nor in which order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter_ends_on = models.DateField()
    digest = models.CharField(max_length=64)
    half_day_marks = models.CharField(max_length=4000)
    origin_marks = models.CharField(max_length=1200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quarter_ends_on", "digest"], name="search_gap_once_a_quarter")]

    def __str__(self) -> str:
        return self.digest


class KeptQuestion(models.Model):
    """The words of a question asked on enough half-days from enough origins, and what was made of it.

    `digest` leads the marks of the quarter here; it is emptied with the key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter_ends_on = models.DateField()
    words = models.CharField(max_length=200)
    half_days = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    follow_up = models.CharField(max_length=20, choices=FollowUp.choices, default=FollowUp.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-quarter_ends_on", "words", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["quarter_ends_on", "digest"], condition=~Q(digest=""), name="kept_question_once_a_quarter"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="kept_question_has_words"),
            models.CheckConstraint(condition=Q(half_days__gte=5), name="kept_question_asked_on_five_half_days"),
        ]

    def __str__(self) -> str:
        return self.words


class EverydayWord(Dated):
    """How people say it, and words the index knows for it. It has no author, only the role of one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    said = models.CharField(max_length=80)
    said_plainly = models.CharField(max_length=80, editable=False)
    means = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["said_plainly", "valid_from", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["said_plainly"], condition=Q(valid_until=None), name="everyday_word_once_in_force"
            ),
            models.CheckConstraint(condition=~Q(said_plainly="") & ~Q(means=""), name="everyday_word_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.said} → {self.means}"
