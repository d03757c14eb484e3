"""Kiosks and computers of a hall."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from maillage.network.models import Place
from maillage.reception.enums import HallDeviceKind
from maillage.reception.models import HallDevice
from maillage.reception.rules import not_yours, place_keys

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
    keys = place_keys(account, "reception.set_up", on=on)
    found = HallDevice.objects.filter(id=device_id, is_revoked=False).select_related("place")
    device = (found if keys is None else found.filter(place_id__in=keys)).first()
    if device is None:
        raise not_yours()
    return device


def place_with_hall(account: Account, slug: str, on: date) -> Place:
    """A place that the account sets up. Raises NotYours. Two queries."""
    keys = place_keys(account, "reception.set_up", on=on)
    found = Place.objects.filter(slug=slug)
    place = (found if keys is None else found.filter(id__in=keys)).first()
    if place is None:
        raise not_yours()
    return place


def free_posts_at(slug: str, on: date) -> FreePosts:
    """The computers of the place of that address that nobody uses. One query."""
    posts = HallDevice.objects.filter(place__slug=slug, is_revoked=False, kind=HallDeviceKind.POST)
    told = posts.aggregate(total=Count("id"), busy=Count("id", filter=Q(busy_on=on)))
    return FreePosts(free=told["total"] - told["busy"], total=told["total"])


def kiosk_place(key: str) -> Place | None:
    """The place of the kiosk that holds this key; None for any other. One query."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    kiosks = HallDevice.objects.filter(key_hash=digest, kind=HallDeviceKind.KIOSK, is_revoked=False)
    found = kiosks.select_related("place").first()
    return found.place if found else None
