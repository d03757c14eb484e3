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

__all__ = [
    "DayCounts",
    "DaySoFar",
    "FreePosts",
    "counts_of",
    "day_so_far",
    "free_posts_at",
    "hall_device_managed_by",
    "hall_devices_of",
    "has_queue",
    "kiosk_place",
    "place_welcoming",
    "place_with_hall",
    "places_welcoming",
    "settings_of",
]
