"""What may be read of the day of a place."""

from maillage.reception.queries.days import DayCounts, counts_of, place_welcoming, places_welcoming, settings_of
from maillage.reception.queries.routes import (
    KeptPage,
    ReturnLine,
    kept_page,
    panier_items,
    peer_calls,
    return_choices,
    returns_of,
)
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
    "KeptPage",
    "OwnSheet",
    "ReturnLine",
    "SheetWords",
    "counts_of",
    "kept_page",
    "own_sheet",
    "own_sheets",
    "panier_items",
    "peer_calls",
    "place_receiving",
    "place_welcoming",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "return_choices",
    "returns_of",
    "settings_of",
    "sheet_words",
]
