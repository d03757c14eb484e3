"""From rows to public lines: the one place where what the public reads is chosen (R8)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import get_language

from maillage.core.instants import HalfDay
from maillage.network.enums import Appointment, PlaceKind, ServiceKind
from maillage.network.models import News, Place, Pole, Service
from maillage.network.sheets import PlaceLine, PoleLine, Presence, ServiceLine

HALF_DAYS = tuple(HalfDay)


def language_or_active(language: str | None) -> str:
    """The language asked for, or that of the page being made."""
    return language or (get_language() or "fr")[:2]


def texts(row: News | Pole | Service, names: Iterable[str], language: str) -> tuple[dict[str, str], bool]:
    """The texts of a row in `language`; all in French, and False, when one is missing."""
    names = tuple(names)
    if language == "fr":
        return {name: getattr(row, name) for name in names}, True
    translated = {name: getattr(row, f"{name}_{language}", "") for name in names}
    missing = any(getattr(row, name) and not translated[name] for name in names)
    return ({name: getattr(row, name) for name in names}, False) if missing else (translated, True)


def place_line(place: Place) -> PlaceLine:
    """A place with its commune and department already joined."""
    department = place.commune.department
    return PlaceLine(
        slug=place.slug,
        name=place.name,
        kind=PlaceKind(place.kind),
        address=place.address,
        postal_code=place.postal_code,
        commune_code=place.commune.code,
        commune_name=place.commune.name,
        department_code=department.code,
        department_name=department.name,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def pole_line(pole: Pole, language: str) -> PoleLine:
    """A pôle in `language`."""
    words, is_translated = texts(pole, ("name", "search_phrase", "summary"), language)
    return PoleLine(code=pole.code, is_translated=is_translated, **words)


def service_line(service: Service, language: str) -> ServiceLine:
    """A service in `language`."""
    words, is_translated = texts(service, ("title", "summary"), language)
    return ServiceLine(
        slug=service.slug,
        pole_code=service.pole_id,
        kind=ServiceKind(service.kind),
        appointment=Appointment(service.appointment),
        is_remote=service.is_remote,
        is_translated=is_translated,
        **words,
    )


class Staffed(Protocol):
    """A permanence, whole or only these columns of it."""

    @property
    def weekday(self) -> int: ...
    @property
    def half_day(self) -> str: ...
    @property
    def counsellors(self) -> int: ...


def presences(permanences: Iterable[Staffed]) -> tuple[Presence, ...]:
    """Counsellors by weekday and half-day, whoever lends them: rows of several partners become one."""
    counts: dict[tuple[int, HalfDay], int] = {}
    for permanence in permanences:
        key = (permanence.weekday, HalfDay(permanence.half_day))
        counts[key] = counts.get(key, 0) + permanence.counsellors
    ordered = sorted(counts, key=lambda key: (key[0], HALF_DAYS.index(key[1])))
    return tuple(Presence(weekday, half_day, counts[weekday, half_day]) for weekday, half_day in ordered)
