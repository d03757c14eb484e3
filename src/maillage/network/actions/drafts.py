"""Structures of others that become places of ours: drafts, one act for all, published by hand one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.places import register_place
from maillage.network.enums import PlaceKind
from maillage.network.errors import UnknownValue
from maillage.network.models import Place
from maillage.network.queries.drafts import Proposed, drafts_missing
from maillage.network.rules import require

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def register_drafts(*, places: Sequence[Proposed], actor: Account | None, at: datetime) -> list[Place]:
    """Register what is missing as drafts, all or none. Raises UnknownValue for one whose commune is not known."""
    require(actor, "network.take_in", on=local(at).date())
    with transaction.atomic():
        return [_register(place, actor, at=at) for place in drafts_missing(places)]


def _register(place: Proposed, actor: Account | None, *, at: datetime) -> Place:
    if not place.commune_code:
        raise UnknownValue(_("La commune de « %s » n’est pas connue : elle ne peut pas devenir un lieu.") % place.name)
    return register_place(
        name=place.name[:120],
        kind=PlaceKind.POINT,
        commune_code=place.commune_code,
        actor=actor,
        at=at,
        address=place.address[:200],
        postal_code=place.postal_code,
        latitude=place.latitude,
        longitude=place.longitude,
        opening_hours=place.opening_hours,
        phone=place.phone,
        website=place.website[:200],
    )
