"""What a form may offer: organisations, places and pôles within reach, and what is already chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from maillage.accounts.staff.visit import Visit
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.network.models import Organisation, Place, Pole


def organisations_by_slug(visit: Visit, current: Organisation | None = None) -> dict[str, Organisation]:
    """The organisations the account reaches, by name, and `current` even when it does not. Two queries."""
    rows = {row.slug: row for row in network.organisations_visible_to(visit.account, visit.on)}
    return rows | ({current.slug: current} if current else {})


def choices_of(organisations: Mapping[str, Organisation]) -> list[tuple[str, str]]:
    """Values and words of a select."""
    return [(slug, organisation.name) for slug, organisation in organisations.items()]


def poles_by_code() -> dict[str, Pole]:
    """The pôles, in their order. One query."""
    return {pole.code: pole for pole in network.pole_rows()}


def places_by_slug(visit: Visit) -> dict[str, Place]:
    """The places the account reaches, by name. Two queries."""
    return {place.slug: place for place in network.places_visible_to(visit.account, visit.on)}


def managed_places_by_slug(visit: Visit) -> dict[str, Place]:
    """The places whose rota the account plans, by name. Two queries."""
    return {place.slug: place for place in network.places_planned_by(visit.account, visit.on)}
