"""Organisations a form may offer: those within reach, and the one already chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from maillage.backoffice.visit import Visit
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.network.models import Organisation


def organisations_by_slug(visit: Visit, current: Organisation | None = None) -> dict[str, Organisation]:
    """The organisations the account reaches, by name, and `current` even when it does not. Two queries."""
    rows = {row.slug: row for row in network.organisations_visible_to(visit.account, visit.on)}
    return rows | ({current.slug: current} if current else {})


def choices_of(organisations: Mapping[str, Organisation]) -> list[tuple[str, str]]:
    """Values and words of a select."""
    return [(slug, organisation.name) for slug, organisation in organisations.items()]
