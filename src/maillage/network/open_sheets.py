"""What leaves as open data: places and services as the public already reads them, in French, no employer (R8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.network.sheets import Access, PlaceLine, ServiceLine


@dataclass(frozen=True)
class OpenPlace:
    """A published place. `updated_on` is the day of the last act on it that the journal knows."""

    place: PlaceLine
    opening_hours: str
    phone: str
    email: str
    website: str
    transport: str
    accessibility_url: str
    accessibility: tuple[Access, ...]
    updated_on: date


@dataclass(frozen=True)
class OpenService:
    """A published service. `place_slugs` names published places; a remote one is also at each online place."""

    service: ServiceLine
    pole_name: str
    description: str
    audiences: tuple[str, ...]
    conditions: str
    appointment_reason: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    updated_on: date
    place_slugs: tuple[str, ...]


@dataclass(frozen=True)
class OpenCounts:
    """How much there is."""

    places: int
    services: int
