"""Structures of others that no place of ours stands for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from maillage.core.text import normalise
from maillage.network.models import Place


class Proposed(Protocol):
    """What a structure says of the place it would be."""

    @property
    def name(self) -> str: ...
    @property
    def commune_code(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def postal_code(self) -> str: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def opening_hours(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def website(self) -> str: ...


def drafts_missing(places: Iterable[Proposed]) -> list[Proposed]:
    """Those that no place of ours bears the name of in the same commune, each once. One query."""
    rows = Place.objects.order_by("id").values_list("name", "commune_id")
    known = {(normalise(name), commune) for name, commune in rows}
    missing: dict[tuple[str, str], Proposed] = {}
    for place in places:
        key = (normalise(place.name), place.commune_code)
        if key not in known:
            missing.setdefault(key, place)
    return list(missing.values())
