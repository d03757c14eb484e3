"""What is new in the network, told to the public."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from maillage.network.enums import NewsState
from maillage.network.models.dated import Dated
from maillage.network.models.places import Place


class News(Dated):
    """A short text shown from a day to a day. It has no author; without a place, it is the network's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=1500)
    text_en = models.TextField(max_length=1500, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="news")
    state = models.CharField(max_length=10, choices=NewsState.choices, default=NewsState.DRAFT)
    version = models.PositiveIntegerField(default=1)

    class Meta(Dated.Meta):
        ordering = ["-valid_from", "title", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="news_says_something"),
        ]

    def __str__(self) -> str:
        return self.title
