"""Distances as the crow flies, on a sphere."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

# Mean radius of the Earth (IUGG, 2a + b over 3 of the GRS 80 ellipsoid).
EARTH_RADIUS_KM = 6371.0088


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:  # noqa: PLR0917 - two points, read in a line
    """Great-circle distance between two points in decimal degrees (haversine formula)."""
    half_lat = radians(lat2 - lat1) / 2
    half_lon = radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
