"""The list of places, and a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.network.sheets import PlaceLine, PlaceSheet
from maillage.portal.structured import StructuredData
from maillage.portal.timetable import Timetable
from maillage.portal.trail import Trail
from maillage.reception.queries import WorkshopLine


@dataclass(frozen=True)
class DepartmentPlaces:
    """The places of a département."""

    code: str
    name: str
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, kw_only=True)
class PlacesPage(Page):
    """Every published place, by département; advice at a distance apart."""

    template = "portal/places/places.html"
    departments: tuple[DepartmentPlaces, ...]
    online: tuple[PlaceLine, ...]


@dataclass(frozen=True, kw_only=True)
class PlacePage(Page):
    """A place: whether it is open, who is there when, how to come."""

    template = "portal/places/place.html"
    sheet: PlaceSheet
    workshops: tuple[WorkshopLine, ...]
    trail: Trail
    timetable: Timetable
    at: datetime
    structured: StructuredData
