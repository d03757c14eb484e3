"""The map of places around a commune: points, distance rings and labels, computed on the server.

No outline is drawn: the map shows where places lie and how far they are in a straight line. Units
are those of the SVG's viewBox; every number is an integer so that no locale rewrites it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIDE = 400
CENTRE = SIDE // 2
MARKER_RADIUS = 10
LABEL_SIZE = 14
_MARGIN = 24
# Mean width of a character of a sans-serif face, as a share of its size; labels are kept apart with it.
_CHARACTER_WIDTH = 0.58
_KM_PER_DEGREE = 111.32
_RINGS_KM = (2, 5, 10, 20, 30, 50, 100, 200)


@dataclass(frozen=True)
class Spot:
    """A place to draw: where it is and how it is named."""

    name: str
    latitude: float
    longitude: float
    is_open: bool


@dataclass(frozen=True)
class Box:
    """A rectangle already taken on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_inside(self) -> bool:
        return self.left >= 2 and self.top >= 2 and self.right <= SIDE - 2 and self.bottom <= SIDE - 2


@dataclass(frozen=True)
class Label:
    """A text and where its baseline starts, is centred or ends."""

    text: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True)
class Mark:
    """A numbered point; `label` is None where the name would cover something else."""

    number: int
    x: int
    y: int
    is_open: bool
    label: Label | None

    @property
    def number_y(self) -> int:
        """The baseline that centres the number in the point."""
        return self.y + 4


@dataclass(frozen=True)
class Ring:
    """A circle of equal distance around the commune."""

    km: int
    radius: int
    label_y: int


@dataclass(frozen=True)
class PlaceMap:
    """Everything the drawing needs; its twin is the numbered list beside it."""

    side: int
    centre: int
    centre_label: Label | None
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]


def _offset_km(origin: tuple[float, float], spot: Spot) -> tuple[float, float]:
    """East and south offsets in km, on a plane tangent at `origin` (latitude, longitude)."""
    east = (spot.longitude - origin[1]) * _KM_PER_DEGREE * math.cos(math.radians(origin[0]))
    return east, (origin[0] - spot.latitude) * _KM_PER_DEGREE


def _nudged(x: int, y: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The nearest free position on a small spiral when markers would cover each other."""
    for step in range(60):
        angle, reach = step * 2.4, 3.0 * math.sqrt(step) * 2
        candidate = round(x + reach * math.cos(angle)), round(y + reach * math.sin(angle))
        if all(math.dist(candidate, other) >= 2 * MARKER_RADIUS for other in taken):
            return candidate
    return x, y


def _positions(origin: tuple[float, float], spots: Sequence[Spot], scale: float) -> list[tuple[int, int]]:
    """Marker positions in drawing units, apart from each other and from the commune's mark."""
    taken: list[tuple[int, int]] = [(CENTRE, CENTRE)]
    for spot in spots:
        east, south = _offset_km(origin, spot)
        taken.append(_nudged(round(CENTRE + east * scale), round(CENTRE + south * scale), taken))
    return taken[1:]


def _label_at(text: str, position: tuple[int, int], side: str) -> tuple[Label, Box]:
    width, gap = len(text) * LABEL_SIZE * _CHARACTER_WIDTH, MARKER_RADIUS + 4
    x, y = position
    anchor, left, baseline = {
        "right": ("start", float(x + gap), y + 5),
        "left": ("end", x - gap - width, y + 5),
        "below": ("middle", x - width / 2, y + gap + 11),
        "above": ("middle", x - width / 2, y - gap),
    }[side]
    label_x = {"start": x + gap, "end": x - gap, "middle": x}[anchor]
    box = Box(left, baseline - LABEL_SIZE + 1, left + width, baseline + 4)
    return Label(text, label_x, baseline, anchor), box


def _placed_label(text: str, position: tuple[int, int], taken: list[Box]) -> Label | None:
    """The first side where the label is whole and covers nothing; its box joins `taken`."""
    for side in ("right", "left", "below", "above"):
        label, box = _label_at(text, position, side)
        if box.is_inside() and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            return label
    return None


def _box_around(position: tuple[int, int]) -> Box:
    x, y = position
    return Box(x - MARKER_RADIUS, y - MARKER_RADIUS, x + MARKER_RADIUS, y + MARKER_RADIUS)


def _rings(scale: float) -> tuple[Ring, ...]:
    """Up to three rings that are neither crowded near the centre nor cut by the frame."""
    drawn = [km for km in _RINGS_KM if 45 <= km * scale <= CENTRE - 6][-3:]
    return tuple(Ring(km, round(km * scale), round(CENTRE - km * scale + 14)) for km in drawn)


def place_map(commune: str, origin: tuple[float, float], spots: Sequence[Spot]) -> PlaceMap:
    """Draw `spots` (in list order, numbered from 1) around `origin`, the commune's (latitude, longitude)."""
    reach_km = max([2.0, *(max(map(abs, _offset_km(origin, spot))) for spot in spots)])
    scale = (CENTRE - _MARGIN) / reach_km
    positions = _positions(origin, spots, scale)
    rings = _rings(scale)
    taken = [_box_around((CENTRE, CENTRE)), *map(_box_around, positions)]
    taken += [Box(CENTRE - 22, ring.label_y - 12, CENTRE + 22, ring.label_y + 4) for ring in rings]
    centre_label = _placed_label(commune, (CENTRE, CENTRE), taken)
    marks = tuple(
        Mark(number, *position, spot.is_open, _placed_label(spot.name, position, taken))
        for number, (spot, position) in enumerate(zip(spots, positions, strict=True), start=1)
    )
    return PlaceMap(SIDE, CENTRE, centre_label, rings, marks)
