"""Workshops of a day, as the hall, the desk and the public read them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.models import Place
from maillage.reception.models import Workshop
from maillage.reception.rules import not_yours, place_keys

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class WorkshopLine:
    """A workshop; `room` is empty when it has none. Its title is French."""

    id: UUID
    place_slug: str
    place_name: str
    day: date
    starts_at: time
    title: str
    room: str


def workshops_of(place: Place, day: date) -> list[WorkshopLine]:
    """Those of a place on a day, by hour. One query."""
    return _lines(Workshop.objects.filter(place=place, day=day))


def workshops_to_come(slug: str, on: date) -> list[WorkshopLine]:
    """Those of the place of that slug from a day on, the soonest first. One query."""
    return _lines(Workshop.objects.filter(place__slug=slug, day__gte=on))


def workshops_by_place(day: date) -> dict[str, list[WorkshopLine]]:
    """Those of a day at every place, by its slug. One query."""
    found: dict[str, list[WorkshopLine]] = defaultdict(list)
    for line in _lines(Workshop.objects.filter(day=day)):
        found[line.place_slug].append(line)
    return dict(found)


def workshop_of_the_team(account: Account, key: UUID, on: date) -> Workshop:
    """A workshop of a place whose day the account runs. Raises NotYours. Two queries."""
    keys = place_keys(account, "reception.welcome", on=on)
    row = Workshop.objects.select_related("place").filter(id=key).first()
    if row is None or (keys is not None and str(row.place_id) not in keys):
        raise not_yours()
    return row


def _lines(rows: QuerySet[Workshop]) -> list[WorkshopLine]:
    ordered = rows.select_related("place", "room").order_by("day", "starts_at", "title", "id")
    return [
        WorkshopLine(
            id=row.id,
            place_slug=row.place.slug,
            place_name=row.place.name,
            day=row.day,
            starts_at=row.starts_at,
            title=row.title,
            room=row.room.name if row.room else "",
        )
        for row in ordered
    ]
