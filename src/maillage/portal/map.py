"""The map of places around a commune: points, distance rings and labels, computed on the server.

No outline is drawn: the map shows where places lie and how far they are in a straight line. Units
are those of the SVG's viewBox; every number is an integer so that no locale rewrites it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIDE = 400
MARKER_RADIUS = 10
LABEL_SIZE = 14
_MARGIN = 30
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
    """A circle of equal distance around the commune; the frame may cut it."""

    km: int
    radius: int
    label_x: int
    label_y: int


@dataclass(frozen=True)
class PlaceMap:
    """Everything the drawing needs; its twin is the numbered list beside it."""

    side: int
    home_x: int
    home_y: int
    home_label: Label | None
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


@dataclass(frozen=True)
class Frame:
    """How km around the commune become units of the drawing: everything fits, with a margin."""

    scale: float
    home: tuple[int, int]

    def at(self, offset_km: tuple[float, float]) -> tuple[int, int]:
        """The point at (east, south) km from the commune."""
        return round(self.home[0] + offset_km[0] * self.scale), round(self.home[1] + offset_km[1] * self.scale)


def _frame(offsets: Sequence[tuple[float, float]]) -> Frame:
    """The smallest square around the commune and every place, at least 4 km wide."""
    easts, souths = [0.0, *(east for east, _ in offsets)], [0.0, *(south for _, south in offsets)]
    width_km = max(4.0, max(easts) - min(easts), max(souths) - min(souths))
    scale = (SIDE - 2 * _MARGIN) / width_km
    middle = (min(easts) + max(easts)) / 2, (min(souths) + max(souths)) / 2
    return Frame(scale, (round(SIDE / 2 - middle[0] * scale), round(SIDE / 2 - middle[1] * scale)))


def _positions(frame: Frame, offsets: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Marker positions in drawing units, apart from each other and from the commune's mark."""
    taken: list[tuple[int, int]] = [frame.home]
    for offset in offsets:
        taken.append(_nudged(*frame.at(offset), taken))
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


def _ring(frame: Frame, km: int, taken: list[Box]) -> Ring | None:
    """The ring of `km`, named where its name is whole and free; None when that is nowhere."""
    radius = km * frame.scale
    for step in range(16):
        angle = math.pi * (step / 8 - 0.5)
        x, y = frame.home[0] + radius * math.cos(angle), frame.home[1] + radius * math.sin(angle)
        box = Box(x - 22, y - 8, x + 22, y + 8)
        if box.is_inside() and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            return Ring(km, round(radius), round(x), round(y + 4))
    return None


def _rings(frame: Frame, taken: list[Box]) -> tuple[Ring, ...]:
    """Up to three rings, the widest, none crowded around the commune."""
    far_enough = [km for km in reversed(_RINGS_KM) if km * frame.scale >= 45]
    named = [ring for km in far_enough if (ring := _ring(frame, km, taken))]
    return tuple(named[:3])


def place_map(commune: str, origin: tuple[float, float], spots: Sequence[Spot]) -> PlaceMap:
    """Draw `spots` (in list order, numbered from 1) around `origin`, the commune's (latitude, longitude)."""
    offsets = [_offset_km(origin, spot) for spot in spots]
    frame = _frame(offsets)
    positions = _positions(frame, offsets)
    taken = [_box_around(frame.home), *map(_box_around, positions)]
    home_label = _placed_label(commune, frame.home, taken)
    marks = tuple(
        Mark(number, *position, spot.is_open, _placed_label(spot.name, position, taken))
        for number, (spot, position) in enumerate(zip(spots, positions, strict=True), start=1)
    )
    return PlaceMap(SIDE, *frame.home, home_label, _rings(frame, taken), marks)
