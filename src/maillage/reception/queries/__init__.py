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
from maillage.reception.queries.reconciling import AsideFact, facts_set_aside, number_set_aside
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
    "AsideFact",
    "Choice",
    "DayCounts",
    "DaySoFar",
    "OwnSheet",
    "Reasons",
    "SheetWords",
    "choices_of",
    "counts_of",
    "day_so_far",
    "facts_set_aside",
    "number_set_aside",
    "own_sheet",
    "own_sheets",
    "place_receiving",
    "place_welcoming",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "reasons_at",
    "settings_of",
    "sheet_words",
]
