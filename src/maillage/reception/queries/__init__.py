"""What may be read of the day of a place."""

from maillage.reception.queries.closing import (
    Closing,
    HalfDayAccount,
    closing_of,
    late_lines_of,
    place_closing,
    queue_totals_of,
)
from maillage.reception.queries.days import DayCounts, counts_of, place_welcoming, places_welcoming, settings_of

__all__ = [
    "Closing",
    "DayCounts",
    "HalfDayAccount",
    "closing_of",
    "counts_of",
    "late_lines_of",
    "place_closing",
    "place_welcoming",
    "places_welcoming",
    "queue_totals_of",
    "settings_of",
]
