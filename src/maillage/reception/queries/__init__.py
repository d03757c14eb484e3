"""What may be read of the day of a place."""

from maillage.reception.queries.days import (
    DayCounts,
    counts_of,
    place_welcoming,
    places_welcoming,
    published_place,
    settings_of,
)
from maillage.reception.queries.satisfaction import (
    Opinions,
    opinions_of_network,
    opinions_of_place,
    room_for_opinions,
)

__all__ = [
    "DayCounts",
    "Opinions",
    "counts_of",
    "opinions_of_network",
    "opinions_of_place",
    "place_welcoming",
    "places_welcoming",
    "published_place",
    "room_for_opinions",
    "settings_of",
]
