"""What may be read of the day of a place."""

from maillage.reception.queries.days import (
    DayCounts,
    DaySoFar,
    counts_of,
    day_so_far,
    place_welcoming,
    places_welcoming,
    settings_of,
)
from maillage.reception.queries.words import Choice, Reasons, choices_of, reasons_at

__all__ = [
    "Choice",
    "DayCounts",
    "DaySoFar",
    "Reasons",
    "choices_of",
    "counts_of",
    "day_so_far",
    "place_welcoming",
    "places_welcoming",
    "reasons_at",
    "settings_of",
]
