"""What may be read of the day of a place."""

from maillage.reception.queries.days import (
    DayCounts,
    DaySoFar,
    counts_of,
    day_so_far,
    place_set_up_by,
    place_welcoming,
    places_welcoming,
    settings_of,
)
from maillage.reception.queries.sheets import (
    OwnSheet,
    own_sheet,
    own_sheets,
    place_receiving,
    places_receiving,
    pole_on_duty,
)
from maillage.reception.queries.words import Choice, Reasons, choices_of, choices_of_each, reasons_at
from maillage.reception.queries.workshops import (
    WorkshopLine,
    workshop_of_the_team,
    workshops_by_place,
    workshops_of,
    workshops_to_come,
)
from maillage.reception.sheet_words import SheetWords, sheet_words

__all__ = [
    "Choice",
    "DayCounts",
    "DaySoFar",
    "OwnSheet",
    "Reasons",
    "SheetWords",
    "WorkshopLine",
    "choices_of",
    "choices_of_each",
    "counts_of",
    "day_so_far",
    "own_sheet",
    "own_sheets",
    "place_receiving",
    "place_set_up_by",
    "place_welcoming",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "reasons_at",
    "settings_of",
    "sheet_words",
    "workshop_of_the_team",
    "workshops_by_place",
    "workshops_of",
    "workshops_to_come",
]
