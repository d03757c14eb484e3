"""What may be read of the day of a place."""

from maillage.reception.queries.days import (
    DayCounts,
    DaySoFar,
    counts_of,
    day_so_far,
    has_queue,
    place_welcoming,
    places_welcoming,
    settings_of,
)
from maillage.reception.queries.hall import HallSheet, hall_of, place_of_hall
from maillage.reception.queries.hall_devices import (
    FreePosts,
    free_posts_at,
    hall_device_managed_by,
    hall_devices_of,
    kiosk_place,
    place_with_hall,
)
from maillage.reception.queries.queue import (
    QueueBoard,
    TicketLine,
    TicketSheet,
    queue_of,
    queue_version,
    ticket_sheet,
    waits_of,
)
from maillage.reception.queries.sheets import (
    OwnSheet,
    own_sheet,
    own_sheets,
    place_receiving,
    places_receiving,
    pole_on_duty,
)
from maillage.reception.queries.waits import PoleWait
from maillage.reception.queries.words import Choice, Reasons, choices_of, reasons_at
from maillage.reception.sheet_words import SheetWords, sheet_words

__all__ = [
    "Choice",
    "DayCounts",
    "DaySoFar",
    "FreePosts",
    "HallSheet",
    "OwnSheet",
    "PoleWait",
    "QueueBoard",
    "Reasons",
    "SheetWords",
    "TicketLine",
    "TicketSheet",
    "choices_of",
    "counts_of",
    "day_so_far",
    "free_posts_at",
    "hall_device_managed_by",
    "hall_devices_of",
    "hall_of",
    "has_queue",
    "kiosk_place",
    "own_sheet",
    "own_sheets",
    "place_of_hall",
    "place_receiving",
    "place_welcoming",
    "place_with_hall",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "queue_of",
    "queue_version",
    "reasons_at",
    "settings_of",
    "sheet_words",
    "ticket_sheet",
    "waits_of",
]
