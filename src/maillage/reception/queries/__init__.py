"""What may be read of the day of a place."""

from maillage.reception.queries.counted import (
    Stretch,
)
from maillage.reception.queries.days import (
    DayCounts,
    DaySoFar,
    counts_of,
    day_so_far,
    place_welcoming,
    places_welcoming,
    settings_of,
)
from maillage.reception.queries.figures import (
    Correction,
    FiguresSheet,
    Item,
    PlaceOfFigures,
    ShownFigures,
    YearLine,
    figures_of_network,
    figures_of_place,
    place_of_figures,
    places_of_figures,
    reads_network,
    require_network_reader,
    year_lines,
)
from maillage.reception.queries.periods import (
    Readiness,
    readiness_of_network,
    readiness_of_place,
)
from maillage.reception.queries.sheets import (
    OwnSheet,
    own_sheet,
    own_sheets,
    place_receiving,
    places_receiving,
    pole_on_duty,
)
from maillage.reception.queries.words import (
    Choice,
    Reasons,
    choices_of,
    reasons_at,
)
from maillage.reception.sheet_words import (
    SheetWords,
    sheet_words,
)

__all__ = [
    "Choice",
    "Correction",
    "DayCounts",
    "DaySoFar",
    "FiguresSheet",
    "Item",
    "OwnSheet",
    "PlaceOfFigures",
    "Readiness",
    "Reasons",
    "SheetWords",
    "ShownFigures",
    "Stretch",
    "YearLine",
    "choices_of",
    "counts_of",
    "day_so_far",
    "figures_of_network",
    "figures_of_place",
    "own_sheet",
    "own_sheets",
    "place_of_figures",
    "place_receiving",
    "place_welcoming",
    "places_of_figures",
    "places_receiving",
    "places_welcoming",
    "pole_on_duty",
    "readiness_of_network",
    "readiness_of_place",
    "reads_network",
    "reasons_at",
    "require_network_reader",
    "settings_of",
    "sheet_words",
    "year_lines",
]
