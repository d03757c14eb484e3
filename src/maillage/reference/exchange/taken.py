"""What a file of data·inclusion brought, or would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ProposedPlace:
    """A structure as the place it could be; `commune_code` is empty when no commune is known for it."""

    name: str
    commune_code: str
    address: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    opening_hours: str
    phone: str
    website: str


@dataclass(frozen=True)
class TakenIn:
    """Names of the structures by what changes for them, sentences for people, and the places they could be."""

    new: Sequence[str]
    changed: Sequence[str]
    same: Sequence[str]
    sentences: Sequence[str]
    places: Sequence[ProposedPlace]
