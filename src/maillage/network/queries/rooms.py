"""Rooms and equipment of a place, as staff keep them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.models import Equipment, Place, Room
from maillage.network.queries.staff import places_managed_by
from maillage.network.rules import not_yours

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def rooms_of(place: Place) -> QuerySet[Room]:
    """The rooms in use, by name."""
    return Room.objects.filter(place=place, is_retired=False).order_by("name", "id")


def equipment_of(place: Place) -> QuerySet[Equipment]:
    """The equipment in use, by kind then name."""
    rows = Equipment.objects.filter(place=place, is_retired=False).select_related("room")
    return rows.order_by("kind", "name", "id")


def room_managed_by(account: Account, key: UUID, on: date) -> Room:
    """A room of a place the account may change. Raises NotYours. Two queries."""
    places = places_managed_by(account, on).order_by().values("id")
    row = Room.objects.filter(id=key, place__in=places).select_related("place").first()
    if row is None:
        raise not_yours()
    return row


def equipment_managed_by(account: Account, key: UUID, on: date) -> Equipment:
    """Equipment of a place the account may change. Raises NotYours. Two queries."""
    places = places_managed_by(account, on).order_by().values("id")
    row = Equipment.objects.filter(id=key, place__in=places).select_related("place", "room").first()
    if row is None:
        raise not_yours()
    return row
