"""What may be read of the day of a place."""

from maillage.reception.queries.days import DayCounts, counts_of, place_welcoming, places_welcoming, settings_of

__all__ = ["DayCounts", "counts_of", "place_welcoming", "places_welcoming", "settings_of"]
