"""Who else receives people near a point: places of others, with the directory that names each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import Final

from django.db.models import Count, ExpressionWrapper, F, FloatField, Q

from maillage.core.geo import distance_km
from maillage.reference.enums import VINTAGES, Directory, OtherKind
from maillage.reference.models import OtherPlace
from maillage.safeguards.keeping import kept

REACH_KM: Final = 30
_KM_PER_DEGREE: Final = 111.2  # of latitude, on the sphere of core.geo


@dataclass(frozen=True)
class OtherLine:
    """A place of others. `is_at_centre`: the distance is to the centre of its commune."""

    name: str
    kind: OtherKind
    address: str
    postal_code: str
    commune_name: str
    phone: str
    website: str
    opening_hours: str
    hours_note: str
    directory: Directory
    stated_on: date | None
    offers: tuple[str, ...]
    is_at_centre: bool
    distance_km: float

    @property
    def vintage(self) -> str:
        """What the publisher says of the age of its directory; empty when it says nothing."""
        return VINTAGES[self.directory]


@dataclass(frozen=True)
class DirectoryCount:
    """How much a directory holds: lines read, places kept, receptions of the public among them."""

    directory: Directory
    lines: int
    places: int


@kept
def others_near(lat: float, lon: float, kinds: tuple[OtherKind, ...], *, limit: int) -> list[OtherLine]:
    """Places of others of these kinds within REACH_KM, nearest first, then by name. One query.

    The database sorts on a plane, which is right at this scale, and no farther than a box it has an
    index for; the distances told are those of the sphere.
    """
    widening = cos(radians(lat))
    tall, wide = REACH_KM / _KM_PER_DEGREE, REACH_KM / (_KM_PER_DEGREE * max(widening, 0.01))
    up, right = F("latitude") - lat, (F("longitude") - lon) * widening
    rows = (
        OtherPlace.objects.filter(kind__in=kinds, same_as="")
        .filter(latitude__range=(lat - tall, lat + tall), longitude__range=(lon - wide, lon + wide))
        .select_related("commune")
        .annotate(far=ExpressionWrapper(up * up + right * right, output_field=FloatField()))
        .order_by("far", "name", "key")[:limit]
    )
    near = [(_line(row, lat, lon), row.key) for row in rows]
    return [line for line, _key in _sorted(near) if line.distance_km <= REACH_KM]


def _sorted(near: Iterable[tuple[OtherLine, str]]) -> list[tuple[OtherLine, str]]:
    return sorted(near, key=lambda pair: (pair[0].distance_km, pair[0].name, pair[1]))


def _line(row: OtherPlace, lat: float, lon: float) -> OtherLine:
    assert row.latitude is not None  # noqa: S101  the box holds positions only
    assert row.longitude is not None  # noqa: S101
    return OtherLine(
        name=row.name,
        kind=OtherKind(row.kind),
        address=row.address,
        postal_code=row.postal_code,
        commune_name=row.commune.name if row.commune else "",
        phone=row.phone,
        website=row.website,
        opening_hours=row.opening_hours,
        hours_note=row.hours_note,
        directory=Directory(row.directory),
        stated_on=row.stated_on,
        offers=tuple(row.offers),
        is_at_centre=row.is_at_centre,
        distance_km=distance_km(lat, lon, row.latitude, row.longitude),
    )


@kept
def department_has_others(code: str) -> bool:
    """Whether any directory reaches a département: several leave out whole regions. One query."""
    return OtherPlace.objects.filter(commune__department=code).exists()


def directory_counts() -> list[DirectoryCount]:
    """What each directory holds, by its code. One query."""
    places = Count("key", filter=Q(same_as=""))
    rows = OtherPlace.objects.values("directory").annotate(lines=Count("key"), places=places)
    return [
        DirectoryCount(Directory(row["directory"]), row["lines"], row["places"]) for row in rows.order_by("directory")
    ]
