"""Places and services that leave as open data, streamed: only what is published and in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Prefetch

from maillage.core.instants import local
from maillage.network.enums import Known, PlaceKind, Publication
from maillage.network.models import Place, Service
from maillage.network.open_sheets import OpenCounts, OpenPlace, OpenService
from maillage.network.queries.lines import place_line, service_line
from maillage.network.queries.places import published
from maillage.network.sheets import Access
from maillage.safeguards.queries import last_acts_by_place

_ACCESS = ("step_free", "hearing_loop", "sign_language", "accessible_toilets")
_ROWS_AT_ONCE = 500


def open_places(on: date) -> list[OpenPlace]:
    """Every published place, by name. Two queries."""
    acts = last_acts_by_place("network.")
    return [_open_place(place, acts.get(str(place.id))) for place in published(on)]


def open_services(on: date) -> Iterator[OpenService]:
    """Every published service, by pôle then title. Two queries, one more for each five hundred services."""
    online = list(published(on).filter(kind=PlaceKind.ONLINE).values_list("slug", flat=True))
    at = Place.objects.order_by("name", "slug").filter(id__in=published(on).order_by().values("id")).only("slug")
    rows = Service.objects.valid_on(on).filter(publication=Publication.PUBLISHED).select_related("pole")
    rows = rows.prefetch_related(Prefetch("places", at)).order_by("pole__position", "title", "slug")
    for service in rows.iterator(_ROWS_AT_ONCE):
        yield _open_service(service, online)


def open_counts(on: date) -> OpenCounts:
    """How many places and services are published. Two queries."""
    services = Service.objects.valid_on(on).filter(publication=Publication.PUBLISHED)
    return OpenCounts(places=published(on).count(), services=services.count())


def _open_place(place: Place, act: datetime | None) -> OpenPlace:
    return OpenPlace(
        place=place_line(place),
        opening_hours=place.opening_hours,
        phone=place.phone,
        email=place.email,
        website=place.website,
        transport=place.transport,
        accessibility_url=place.accessibility_url,
        accessibility=tuple(Access(code, Known(getattr(place, code))) for code in _ACCESS),
        updated_on=local(act).date() if act else place.valid_from,
    )


def _open_service(service: Service, online: list[str]) -> OpenService:
    given_at = [place.slug for place in service.places.all()]
    if service.is_remote:
        given_at += [slug for slug in online if slug not in given_at]
    return OpenService(
        service=service_line(service, "fr"),
        pole_name=service.pole.name,
        description=service.description,
        audiences=tuple(service.audiences),
        conditions=service.conditions,
        appointment_reason=service.appointment_reason,
        themes=tuple(service.themes),
        languages=tuple(service.languages),
        updated_on=service.updated_on,
        place_slugs=tuple(given_at),
    )
