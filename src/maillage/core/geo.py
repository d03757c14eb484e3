"""Distances as the crow flies, on a sphere."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

# Mean radius of the Earth (IUGG, 2a + b over 3 of the GRS 80 ellipsoid).
EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Box:
    """Bounds in decimal degrees; `west` may exceed `east` nowhere: the box stops at ±180°."""

    south: float
    west: float
    north: float
    east: float


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:  # noqa: PLR0917 - two points, read in a line
    """Great-circle distance between two points in decimal degrees (haversine formula)."""
    half_lat = radians(lat2 - lat1) / 2
    half_lon = radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def bounding_box(lat: float, lon: float, km: float) -> Box:
    """The box that holds every point within `km` of a point, and a few more: a first, indexable filter."""
    angle = km / EARTH_RADIUS_KM
    north, south = lat + degrees(angle), lat - degrees(angle)
    if north >= 90 or south <= -90:
        return Box(south=max(-90.0, south), west=-180.0, north=min(90.0, north), east=180.0)
    half_width = degrees(asin(min(1.0, sin(min(angle, radians(90))) / cos(radians(lat)))))
    return Box(south=south, west=max(-180.0, lon - half_width), north=north, east=min(180.0, lon + half_width))
