"""What the public may reach of a place."""

from __future__ import annotations

from datetime import date

from maillage.network.models import Place
from maillage.network.queries.places import published
from maillage.reception.rules import not_yours


def published_place(slug: str, on: date) -> Place:
    """The place the public knows by this address. Raises NotYours. One query."""
    place = published(on).filter(slug=slug).first()
    if place is None:
        raise not_yours()
    return place
