"""Outlines of territories, where a source draws them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from maillage.reference.enums import TerritoryLevel
from maillage.reference.models import Outline


@dataclass(frozen=True)
class OutlineSheet:
    """The rings of a territory: longitudes and latitudes in turn, in ten-thousandths of a degree."""

    code: str
    rings: tuple[tuple[int, ...], ...]


def outlines_of(level: TerritoryLevel, codes: Iterable[str]) -> list[OutlineSheet]:
    """The outlines of these territories that have one, by code. One query; pages keep the drawing, not the points."""
    rows = Outline.objects.filter(level=level, code__in=list(codes)).order_by("code")
    return [OutlineSheet(row.code, tuple(tuple(ring) for ring in json.loads(row.rings))) for row in rows]
