"""The places an account reaches, by permission."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maillage.network.models import Place
from maillage.reception.rules import place_keys

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.network.models.dated import ValidQuerySet


def places_within(account: Account, permission: str, on: date) -> ValidQuerySet[Place]:
    """Places over which the account holds the permission, ended ones included, by name. Two queries."""
    keys = place_keys(account, permission, on=on)
    found = Place.objects.order_by("name", "id")
    return found if keys is None else found.filter(id__in=keys)
