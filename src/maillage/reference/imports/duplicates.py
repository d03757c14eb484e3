"""Lines of directories that are one place: same kind, near, same name but for its spelling.

docs/algorithms/deduplication.md tells the rule with a worked example.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import floor
from typing import Final

from maillage.core.geo import distance_km
from maillage.core.text import normalise

# Two entrances of one building, or two geocoders, differ by less; two agencies of one city by more.
NEAR_KM: Final = 0.4
# Of letters in common: « Péri » and « Peri » are one word, « Nord » and « Ouest » two.
LIKE: Final = 0.85
_SHORTEST_MISSPELT: Final = 5
_CELL_DEGREES: Final = 0.01  # more than NEAR_KM on each side, as far north as Lille
_EMPTY_WORDS: Final = frozenset({
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur",
    # Legal forms: directories write them or not.
    "asso", "assoc", "ass", "association", "eurl", "sa", "sarl", "sas", "scic", "scop",
})  # fmt: skip


@dataclass(frozen=True)
class Line:
    """What tells two lines alike or apart. `commune` is a code, empty when not known."""

    key: str
    kind: str
    name: str
    address: str
    commune: str
    latitude: float | None
    longitude: float | None
    is_at_centre: bool


def same_places(lines: Iterable[Line]) -> dict[str, str]:
    """The key of each line that repeats another, with the key of the line that stands for both.

    The line with the finer position stands, then that of the first key. Cost: neighbours only.
    """
    ranked = sorted(lines, key=lambda line: (line.latitude is None, line.is_at_centre, line.key))
    standing: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    same: dict[str, str] = {}
    for line in ranked:
        found = next((other for cell in _around(line) for other in standing[cell] if are_one_place(line, other)), None)
        if found:
            same[line.key] = found.key
            continue
        for cell in _cells(line):
            standing[cell].append(line)
    return same


def are_one_place(one: Line, other: Line) -> bool:
    """Same kind, near, and like names."""
    return one.kind == other.kind and _are_near(one, other) and are_like(one.name, other.name)


def are_like(one: str, other: str) -> bool:
    """The same words but for their order and a slip of the pen; numbers must be the same."""
    first, second = sorted(_words(one)), sorted(_words(other))
    if _numbers(first) != _numbers(second):
        return False
    pairs = zip(first, second, strict=True) if len(first) == len(second) else None
    return first == second or (pairs is not None and all(_is_one_word(*pair) for pair in pairs))


def _is_one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    is_long = min(len(one), len(other)) >= _SHORTEST_MISSPELT
    return is_long and SequenceMatcher(None, one, other).ratio() >= LIKE


def _words(name: str) -> list[str]:
    return list(dict.fromkeys(word for word in normalise(name).split() if word not in _EMPTY_WORDS))


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}


def _are_near(one: Line, other: Line) -> bool:
    """Within NEAR_KM; when a position is only a centre, or missing: one commune, and no two addresses."""
    if one.latitude is None or other.latitude is None or one.is_at_centre or other.is_at_centre:
        is_apart = bool(one.address and other.address) and not are_like(one.address, other.address)
        return bool(one.commune) and one.commune == other.commune and not is_apart
    assert one.longitude is not None  # noqa: S101  a position is whole
    assert other.longitude is not None  # noqa: S101
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude) <= NEAR_KM


def _cells(line: Line) -> Iterator[tuple[object, ...]]:
    """Where to find the line again: its commune, and its cell of the grid."""
    if line.commune:
        yield (line.kind, line.commune)
    if line.latitude is not None and line.longitude is not None and not line.is_at_centre:
        yield (line.kind, floor(line.latitude / _CELL_DEGREES), floor(line.longitude / _CELL_DEGREES))


def _around(line: Line) -> Iterator[tuple[object, ...]]:
    """Where a line that is the same place may stand."""
    for cell in _cells(line):
        if len(cell) == 2:
            yield cell
            continue
        kind, north, east = cell
        assert isinstance(north, int)  # noqa: S101  cells of the grid are whole numbers
        assert isinstance(east, int)  # noqa: S101
        yield from ((kind, north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))


def final(same: Mapping[str, str]) -> dict[str, str]:
    """Each line leads to one that stands, never to another that repeats."""
    return {key: end for key in same if (end := _end(same, key)) is not None}


def _end(same: Mapping[str, str], key: str) -> str | None:
    """Where following from `key` ends; None when it turns round."""
    passed = {key}
    other = same[key]
    while other in same and other not in passed:
        passed.add(other)
        other = same[other]
    return None if other in passed else other
