"""Places the public may know, near a point or one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol

from django.db.models import Q, QuerySet

from maillage.core.geo import distance_km
from maillage.core.instants import HalfDay, local
from maillage.network.enums import Known, PlaceKind, Publication
from maillage.network.half_days import bounds, open_half_days
from maillage.network.models import Permanence, Place, Room, Service
from maillage.network.queries.lines import language_or_active, place_line, pole_line, presences, service_line
from maillage.network.queries.openings import Openings, special_days
from maillage.network.queries.staffing import Staffing, staffing
from maillage.network.rules import not_yours
from maillage.network.sheets import (
    Access,
    Coverage,
    MapPoint,
    NearPlace,
    PlaceDistance,
    PlaceLine,
    PlaceNow,
    PlaceSheet,
    PoleWeek,
    RoomLine,
    ServiceLine,
)
from maillage.network.wording import opening_hours_in_words
from maillage.safeguards.keeping import kept

_SIX_DAYS = timedelta(days=6)
_ACCESS = ("step_free", "hearing_loop", "sign_language", "accessible_toilets")


class Located(Protocol):
    """Anything with a position in decimal degrees: a commune, a place."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def published(on: date) -> QuerySet[Place]:
    """Places where the public is received on `on`, by name; event venues are not."""
    return (
        Place.objects.valid_on(on)
        .filter(publication=Publication.PUBLISHED)
        .exclude(kind=PlaceKind.EVENT_VENUE)
        .select_related("commune__department")
        .order_by("name", "slug")
    )


@kept
def published_places(on: date) -> list[PlaceLine]:
    """Every place where one may be received, by name. One query."""
    return [place_line(place) for place in published(on)]


@kept
def places_map(region_code: str, on: date) -> list[MapPoint]:
    """The places of a region that have a position, by name. One query."""
    rows = published(on).filter(
        commune__department__region_id=region_code, latitude__isnull=False, longitude__isnull=False
    )
    return [
        MapPoint(row.slug, row.name, PlaceKind(row.kind), row.latitude, row.longitude)
        for row in rows
        if row.latitude is not None and row.longitude is not None
    ]


def places_near(lat: float, lon: float, at: datetime, *, limit: int | None = None) -> list[NearPlace]:
    """Places with a door, nearest first, then by name, with whether they are open. At most four queries."""
    measured = [(distance_km(lat, lon, *door.position), door) for door in _doors(at)]
    near = sorted(measured, key=lambda pair: (pair[0], pair[1].now.place.name, pair[1].now.place.slug))
    return [NearPlace(door.now.place, door.now.opening, km) for km, door in near[:limit]]


def distances_to_places(lat: float, lon: float, on: date) -> list[PlaceDistance]:
    """Places with a door, nearest first, then by name, whatever their hours. One query."""
    doors = [line for line in published_places(on) if not line.is_online]
    measured = [
        PlaceDistance(line, distance_km(lat, lon, line.latitude, line.longitude))
        for line in doors
        if line.latitude is not None and line.longitude is not None
    ]
    return sorted(measured, key=lambda near: (near.distance_km, near.place.name, near.place.slug))


@dataclass(frozen=True)
class _Door:
    """A place one can walk to, and where."""

    now: PlaceNow
    position: tuple[float, float]


@kept
def _doors(at: datetime) -> tuple[_Door, ...]:
    openings = Openings(at)
    return tuple(
        _Door(PlaceNow(place_line(place), openings.of(place)), (place.latitude, place.longitude))
        for place in published(local(at).date()).exclude(kind=PlaceKind.ONLINE)
        if place.latitude is not None and place.longitude is not None
    )


@kept
def online_places(at: datetime) -> list[PlaceNow]:
    """Advice at a distance, by name. At most four queries."""
    openings = Openings(at)
    rows = published(local(at).date()).filter(kind=PlaceKind.ONLINE)
    return [PlaceNow(place_line(place), openings.of(place)) for place in rows]


def coverage(commune: Located, at: datetime) -> Coverage:
    """What is within reach of a commune, with honest distances. At most seven queries."""
    near = places_near(commune.latitude, commune.longitude, at)
    return Coverage(
        nearest=near[0] if near else None,
        nearest_open=next((place for place in near if place.opening.is_open), None),
        online=tuple(online_places(at)),
    )


@kept
def place_sheet(slug: str, at: datetime, language: str | None = None) -> PlaceSheet:
    """Everything public about a place. Raises NotYours. At most nine queries."""
    day, language = local(at).date(), language_or_active(language)
    visible = Place.objects.valid_on(day).filter(publication=Publication.PUBLISHED, slug=slug)
    place = visible.select_related("commune__department").first()
    if place is None:
        raise not_yours()
    openings, days = Openings(at), staffing(day, day + _SIX_DAYS, places=[place.id])
    is_dated = place.id in days.dated
    return PlaceSheet(
        place=place_line(place),
        opening=openings.of(place),
        opening_hours=place.opening_hours,
        hours=opening_hours_in_words(place.opening_hours, language, on=day),
        special_days=special_days(openings.hours(place), on=day),
        phone=place.phone,
        email=place.email,
        website=place.website,
        transport=place.transport,
        accessibility_url=place.accessibility_url,
        accessibility=tuple(Access(code, Known(getattr(place, code))) for code in _ACCESS),
        rooms=_rooms(place),
        computers=place.computers,
        kiosks=place.kiosks,
        languages=tuple(place.languages),
        poles=_dated_weeks(days, place, language) if is_dated else _weeks(place, day, language),
        services=_services(place, day, language),
        valid_until=place.valid_until,
        is_dated=is_dated,
        unstaffed=_unstaffed(days, place, openings),
    )


def _dated_weeks(days: Staffing, place: Place, language: str) -> tuple[PoleWeek, ...]:
    return tuple(
        PoleWeek(pole_line(pole, language), presences(group))
        for pole, group in groupby(days.at(place.id), key=lambda expected: expected.pole)
    )


def _unstaffed(days: Staffing, place: Place, openings: Openings) -> tuple[tuple[date, HalfDay], ...]:
    """Open half-days of the seven days without anybody, those over left out; none where nobody ever receives."""
    expected = {(one.day, one.half_day) for one in days.at(place.id)}
    if not expected or place.kind == PlaceKind.ONLINE:
        return ()
    day = local(openings.at).date()
    open_then = open_half_days(openings.hours(place), day, day + _SIX_DAYS).minutes
    return tuple(
        (then, half_day)
        for then, half_day in open_then
        if (then, half_day) not in expected and bounds(half_day, then)[1] > openings.at
    )


def _rooms(place: Place) -> tuple[RoomLine, ...]:
    """The rooms whose access somebody checked."""
    rows = Room.objects.filter(place=place, is_retired=False).exclude(step_free=Known.UNKNOWN).order_by("name", "id")
    return tuple(RoomLine(row.name, Known(row.step_free)) for row in rows)


def _weeks(place: Place, day: date, language: str) -> tuple[PoleWeek, ...]:
    rows = Permanence.objects.valid_on(day).filter(place=place).select_related("pole").order_by("pole__position", "id")
    return tuple(
        PoleWeek(pole_line(pole, language), presences(group))
        for pole, group in groupby(rows, key=lambda permanence: permanence.pole)
    )


def _services(place: Place, day: date, language: str) -> tuple[ServiceLine, ...]:
    somewhere = Q(places=place) | Q(is_remote=True) if place.kind == PlaceKind.ONLINE else Q(places=place)
    rows = Service.objects.valid_on(day).filter(somewhere, publication=Publication.PUBLISHED).distinct()
    return tuple(service_line(service, language) for service in rows.order_by("pole__position", "title", "slug"))
