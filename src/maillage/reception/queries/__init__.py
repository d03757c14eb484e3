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
from maillage.reception.queries.hall_devices import (
    FreePosts,
    free_posts_at,
    hall_device_managed_by,
    hall_devices_of,
    kiosk_place,
    place_with_hall,
)
from maillage.reception.queries.sheets import (
    OwnSheet,
    own_sheet,
    own_sheets,
    place_receiving,
    places_receiving,
    pole_on_duty,
)
from maillage.reception.queries.words import Choice, Reasons, choices_of, reasons_at
from maillage.reception.sheet_words import SheetWords, sheet_words

__all__ = [
    "Choice",
    "DayCounts",
    "DaySoFar",
    "FreePosts",
    "OwnSheet",
    "Reasons",
    "SheetWords",
    "choices_of",
    "counts_of",
    "day_so_far",
    "free_posts_at",
    "hall_device_managed_by",
    "hall_devices_of",
    "has_queue",
    "kiosk_place",
    "own_sheet",
    "own_sheets",
    "place_receiving",
    "place_welcoming",
    "place_with_hall",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "reasons_at",
    "settings_of",
    "sheet_words",
]
