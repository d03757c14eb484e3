"""Places as a table and as a map (GeoJSON, RFC 7946). Columns bear the names of data·inclusion where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from maillage.core.csv_text import Cell
from maillage.network.open_sheets import OpenPlace

PlaceUrl = Callable[[str], str]
COLUMNS: Final = (
    "id", "nom", "type", "adresse", "code_postal", "code_insee", "commune", "departement", "longitude", "latitude",
    "horaires_accueil", "telephone", "courriel", "site_web", "transports", "accessibilite_lieu", "marche_de_plain_pied",
    "boucle_magnetique", "langue_des_signes", "toilettes_accessibles", "date_maj", "page",
)  # fmt: skip


def place_row(sheet: OpenPlace, page: PlaceUrl) -> tuple[Cell, ...]:
    """The cells of a place, in the order of COLUMNS."""
    place = sheet.place
    return (
        place.slug,
        place.name,
        str(place.kind),
        place.address,
        place.postal_code,
        place.commune_code,
        place.commune_name,
        place.department_code,
        place.longitude,
        place.latitude,
        sheet.opening_hours,
        sheet.phone,
        sheet.email,
        sheet.website,
        sheet.transport,
        sheet.accessibility_url,
        *(str(access.known) for access in sheet.accessibility),
        sheet.updated_on.isoformat(),
        page(place.slug),
    )


def features(places: list[OpenPlace], page: PlaceUrl) -> Iterator[dict[str, object]]:
    """Each place as a GeoJSON feature: longitude then latitude; no geometry when it has no position."""
    for sheet in places:
        cells = dict(zip(COLUMNS, place_row(sheet, page), strict=True))
        longitude, latitude = cells.pop("longitude"), cells.pop("latitude")
        point = {"type": "Point", "coordinates": [longitude, latitude]}
        yield {
            "type": "Feature",
            "id": cells["id"],
            "geometry": None if longitude is None or latitude is None else point,
            "properties": cells,
        }
