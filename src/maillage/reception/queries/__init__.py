"""What may be read of the day of a place."""

from maillage.reception.queries.days import DayCounts, counts_of, place_welcoming, places_welcoming, settings_of
from maillage.reception.queries.hall import HallSheet, hall_of, place_of_hall
from maillage.reception.queries.queue import (
    QueueBoard,
    TicketLine,
    TicketSheet,
    queue_of,
    queue_version,
    ticket_sheet,
    waits_of,
)
from maillage.reception.queries.waits import PoleWait

__all__ = [
    "DayCounts",
    "HallSheet",
    "PoleWait",
    "QueueBoard",
    "TicketLine",
    "TicketSheet",
    "counts_of",
    "hall_of",
    "place_of_hall",
    "place_welcoming",
    "places_welcoming",
    "queue_of",
    "queue_version",
    "settings_of",
    "ticket_sheet",
    "waits_of",
]
