"""What the hall of a place shows everybody: numbers, pôles and waits; never who, nor who receives (R8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.instants import local
from maillage.network.enums import Publication
from maillage.network.models import Place
from maillage.reception.models import ReceptionSettings
from maillage.reception.queries.queue import TicketLine, queue_of
from maillage.reception.queries.waits import PoleWait
from maillage.reception.queries.workshops import WorkshopLine, workshops_of
from maillage.reception.rules import not_yours


@dataclass(frozen=True)
class HallSheet:
    """The hall of a place now. Without a queue it tells pôles and workshops."""

    place_slug: str
    place_name: str
    has_queue: bool
    called: tuple[TicketLine, ...]
    poles: tuple[PoleWait, ...]
    workshops: tuple[WorkshopLine, ...]


def hall_of(slug: str, at: datetime) -> HallSheet:
    """The hall of a place the public sees. Raises NotYours. At most eleven queries."""
    place = place_of_hall(slug, at)
    board = queue_of(place, at)
    return HallSheet(
        place_slug=place.slug,
        place_name=place.name,
        has_queue=ReceptionSettings.objects.filter(place=place, has_queue=True).exists(),
        called=board.called,
        poles=tuple(one for one in board.poles if one.counsellors or one.waiting),
        workshops=tuple(workshops_of(place, local(at).date())),
    )


def place_of_hall(slug: str, at: datetime) -> Place:
    """A published place. Raises NotYours. One query."""
    day = local(at).date()
    place = Place.objects.valid_on(day).filter(publication=Publication.PUBLISHED, slug=slug).first()
    if place is None:
        raise not_yours()
    return place
