"""What may be read of the day of a place."""

from maillage.reception.queries.days import DayCounts, counts_of, place_welcoming, places_welcoming, settings_of
from maillage.reception.queries.sheets import (
    OwnSheet,
    own_sheet,
    own_sheets,
    place_receiving,
    places_receiving,
    pole_on_duty,
)
from maillage.reception.sheet_words import SheetWords, sheet_words

__all__ = [
    "DayCounts",
    "OwnSheet",
    "SheetWords",
    "counts_of",
    "own_sheet",
    "own_sheets",
    "place_receiving",
    "place_welcoming",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "settings_of",
    "sheet_words",
]
