"""A territory drawn on the server: its outline or those of its parts, and the places of the network around.

Longitude is shrunk by the cosine of the middle latitude, which is true enough for a region. Units are those of
the SVG's viewBox; every number is an integer so that no locale rewrites it, and points that fall together are one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from maillage.reference.queries import OutlineSheet

SIDE = 400
_MARGIN = 14
_UNITS_PER_DEGREE = 10_000
_FEWEST_POINTS = 3


@dataclass(frozen=True)
class Shape:
    """The path of a territory; the one the page is about stands out."""

    path: str
    is_own: bool


@dataclass(frozen=True)
class Dot:
    """A place by its number in the list beside the drawing."""

    number: int
    x: int
    y: int

    @property
    def text_y(self) -> int:
        """The baseline that centres the number."""
        return self.y + 4


@dataclass(frozen=True)
class OutlineMap:
    """Everything the drawing needs; its twin is the numbered list of places and the lists of territories."""

    side: int
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Frame:
    """How degrees become units of the drawing: the whole of what is drawn fits, in the middle."""

    west: float
    north: float
    across: float  # units of the drawing for one ten-thousandth of a degree of longitude
    down: float
    left: float
    top: float

    def at(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Where a point falls, given in ten-thousandths of a degree."""
        return (
            round(self.left + (longitude - self.west) * self.across),
            round(self.top + (self.north - latitude) * self.down),
        )


def outline_map(
    outlines: Sequence[OutlineSheet], own: str, places: Sequence[tuple[float, float] | None]
) -> OutlineMap | None:
    """Draw `outlines`, the one of code `own` last and apart, and those of `places` that fall inside; None of nothing.

    `places` are (latitude, longitude) in the order of their numbers, from 1.
    """
    if not outlines:
        return None
    frame = _frame(outlines)
    ordered = sorted(outlines, key=lambda outline: outline.code == own)
    shapes = (Shape(_path(outline, frame), outline.code == own) for outline in ordered)
    dots = (_dot(number, place, frame) for number, place in enumerate(places, start=1) if place)
    return OutlineMap(SIDE, tuple(shape for shape in shapes if shape.path), tuple(dot for dot in dots if dot))


def _frame(outlines: Sequence[OutlineSheet]) -> Frame:
    rings = [ring for outline in outlines for ring in outline.rings]
    west, east = min(min(ring[::2]) for ring in rings), max(max(ring[::2]) for ring in rings)
    south, north = min(min(ring[1::2]) for ring in rings), max(max(ring[1::2]) for ring in rings)
    shrink = math.cos(math.radians((south + north) / 2 / _UNITS_PER_DEGREE))
    width, height = max(1.0, (east - west) * shrink), max(1, north - south)
    down = (SIDE - 2 * _MARGIN) / max(width, height)
    left, top = (SIDE - width * down) / 2, (SIDE - height * down) / 2
    return Frame(west, north, down * shrink, down, left, top)


def _path(outline: OutlineSheet, frame: Frame) -> str:
    return "".join(_ring(ring, frame) for ring in outline.rings)


def _ring(ring: tuple[int, ...], frame: Frame) -> str:
    """« M10 20l3-1 4 4z »: a start, then steps; empty when the ring is too small to be seen."""
    points = [frame.at(*point) for point in zip(ring[::2], ring[1::2], strict=True)]
    (x, y), steps = points[0], []
    start = f"M{x} {y}"
    for next_x, next_y in points[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return f"{start}l{' '.join(steps)}z" if len(steps) >= _FEWEST_POINTS else ""


def _dot(number: int, place: tuple[float, float], frame: Frame) -> Dot | None:
    x, y = frame.at(place[1] * _UNITS_PER_DEGREE, place[0] * _UNITS_PER_DEGREE)
    is_inside = 0 <= x <= SIDE and 0 <= y <= SIDE
    return Dot(number, x, y) if is_inside else None
