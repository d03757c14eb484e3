"""Pôles and services, as the public reads them."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from maillage.network.enums import Publication
from maillage.network.models import Permanence, Pole, Service
from maillage.network.queries.lines import (
    language_or_active,
    place_line,
    pole_line,
    presences,
    service_line,
    texts,
)
from maillage.network.queries.places import published
from maillage.network.rules import not_yours
from maillage.network.sheets import PlaceWeek, PoleLine, PoleSheet, ServiceLine, ServiceSheet
from maillage.safeguards.keeping import kept


@kept
def poles(language: str | None = None) -> list[PoleLine]:
    """The five entries by the question, in their order. One query."""
    language = language_or_active(language)
    return [pole_line(pole, language) for pole in Pole.objects.order_by("position")]


@kept
def pole_sheet(code: str, language: str | None = None, *, on: date) -> PoleSheet:
    """A pôle, its services and where it is staffed. Raises NotYours. Four queries."""
    language = language_or_active(language)
    pole = Pole.objects.filter(code=code).first()
    if pole is None:
        raise not_yours()
    words, is_translated = texts(pole, ("name", "search_phrase", "summary", "description", "questions"), language)
    return PoleSheet(
        pole=PoleLine(pole.code, words["name"], words["search_phrase"], words["summary"], is_translated),
        description=words["description"],
        questions=tuple(words["questions"]),
        services=tuple(services_of_pole(code, language, on=on)),
        places=_places_of(pole, on),
    )


@kept
def published_services(language: str | None = None, *, on: date) -> list[ServiceLine]:
    """Every service the public may read of, by pôle then title. One query."""
    language = language_or_active(language)
    return [service_line(service, language) for service in _published(on)]


@kept
def services_of_pole(code: str, language: str | None = None, *, on: date) -> list[ServiceLine]:
    """The services of a pôle, by title. One query."""
    language = language_or_active(language)
    return [service_line(service, language) for service in _published(on).filter(pole_id=code)]


@kept
def service_sheet(slug: str, language: str | None = None, *, on: date) -> ServiceSheet:
    """A service and where it is given. Raises NotYours. Two queries."""
    language = language_or_active(language)
    rows = _published(on).filter(slug=slug).select_related("pole").prefetch_related(Prefetch("places", published(on)))
    service = rows.first()
    if service is None:
        raise not_yours()
    words, is_translated = texts(service, ("title", "summary", "description"), language)
    shown = service_line(service, language if is_translated else "fr")
    return ServiceSheet(
        service=ServiceLine(**{**vars(shown), "is_translated": is_translated}),
        pole=pole_line(service.pole, language),
        description=words["description"],
        simple_version=service.simple_version,
        audiences=tuple(service.audiences),
        conditions=service.conditions,
        appointment_reason=service.appointment_reason,
        themes=tuple(service.themes),
        languages=tuple(service.languages),
        places=tuple(place_line(place) for place in service.places.all()),
        updated_on=service.updated_on,
    )


def _published(on: date) -> QuerySet[Service]:
    rows = Service.objects.valid_on(on).filter(publication=Publication.PUBLISHED)
    return rows.order_by("pole__position", "title", "slug")


def _places_of(pole: Pole, on: date) -> tuple[PlaceWeek, ...]:
    rows = Permanence.objects.valid_on(on).filter(pole=pole).order_by("place_id", "id")
    staffed = rows.values_list("place_id", "weekday", "half_day", "counsellors", named=True)
    weeks = {key: presences(group) for key, group in groupby(staffed, key=lambda row: row.place_id)}
    return tuple(PlaceWeek(place_line(place), weeks[place.id]) for place in published(on) if place.id in weeks)


def pole_texts(code: str) -> dict[str, object]:
    """The position and words of a pôle in both languages, as staff change them. Raises NotYours. One query."""
    texts_of = Pole.objects.filter(code=code).values().first()
    if texts_of is None:
        raise not_yours()
    return {name: value for name, value in texts_of.items() if name != "code"}
