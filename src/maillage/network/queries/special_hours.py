"""Closures and other hours, as staff keep them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.models import Place, SpecialHours
from maillage.network.queries.staff import places_managed_by
from maillage.network.rules import not_yours

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def special_hours_of(place: Place, on: date) -> QuerySet[SpecialHours]:
    """What is announced at a place and not over on `on`, the soonest first."""
    rows = SpecialHours.objects.filter(place=place, is_withdrawn=False, last_on__gte=on)
    return rows.order_by("first_on", "last_on", "starts_at", "id")


def special_hours_managed_by(account: Account, key: UUID, on: date) -> SpecialHours:
    """Special hours of a place the account may change. Raises NotYours. Two queries."""
    places = places_managed_by(account, on).order_by().values("id")
    row = SpecialHours.objects.filter(place__in=places, id=key).select_related("place").first()
    if row is None:
        raise not_yours()
    return row
