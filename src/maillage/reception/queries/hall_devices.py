"""Kiosks and computers of a hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from maillage.network.models import Place
from maillage.network.queries.staff import only
from maillage.reception.enums import HallDeviceKind
from maillage.reception.models import HallDevice
from maillage.reception.queries.reach import places_within

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class FreePosts:
    """How many computers of a hall are free, of how many; both 0 where none was declared."""

    free: int
    total: int


def hall_devices_of(place: Place) -> QuerySet[HallDevice]:
    """The devices of the place that are not withdrawn, by kind and name. One query when read."""
    return HallDevice.objects.filter(place=place, is_revoked=False)


def hall_device_managed_by(account: Account, device_id: UUID, on: date) -> HallDevice:
    """A device of a place the account sets up. Raises NotYours. Two queries."""
    found = HallDevice.objects.filter(id=device_id, is_revoked=False).select_related("place")
    return only(found.filter(place__in=places_within(account, "reception.set_up", on)))


def free_posts_at(slug: str, on: date) -> FreePosts:
    """The computers of the place of that address that nobody uses. One query."""
    posts = HallDevice.objects.filter(place__slug=slug, is_revoked=False, kind=HallDeviceKind.POST)
    told = posts.aggregate(total=Count("id"), busy=Count("id", filter=Q(busy_on=on)))
    return FreePosts(free=told["total"] - told["busy"], total=told["total"])
