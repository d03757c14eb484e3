"""What the pages say to machines, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maillage.network.sheets import NetworkSheet, PlaceLine, PlaceSheet, ServiceSheet, SpecialDay
    from maillage.reference.queries import OccupationSheet

StructuredData = Mapping[str, object]
_CONTEXT = "https://schema.org"


def _without_blanks(**values: object) -> dict[str, object]:
    return {key.replace("at_", "@"): value for key, value in values.items() if value not in ("", None, [], ())}


def _address(place: PlaceLine) -> dict[str, object]:
    return _without_blanks(
        at_type="PostalAddress",
        streetAddress=place.address,
        postalCode=place.postal_code,
        addressLocality=place.commune_name,
        addressCountry="FR",
    )


def _geo(place: PlaceLine) -> dict[str, object] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def _special_hours(day: SpecialDay) -> list[dict[str, object]]:
    """Days unlike the others; schema.org says « closed » by a day that opens and closes at midnight."""
    midnight = time()
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.first_on.isoformat(),
            "validThrough": day.last_on.isoformat(),
            "opens": f"{opens:%H:%M}",
            "closes": "23:59" if closes == midnight != opens else f"{closes:%H:%M}",
        }
        for opens, closes in day.stretches or ((midnight, midnight),)
    ]


def place_data(sheet: PlaceSheet, *, url: str) -> StructuredData:
    """A place where people are received for free."""
    place = sheet.place
    return _without_blanks(
        at_context=_CONTEXT,
        at_type="CivicStructure",
        at_id=url,
        url=url,
        name=place.name,
        address=None if place.is_online else _address(place),
        geo=_geo(place),
        telephone=sheet.phone,
        email=sheet.email,
        openingHours=sheet.opening_hours,
        specialOpeningHoursSpecification=[hours for day in sheet.special_days for hours in _special_hours(day)],
        isAccessibleForFree=True,
        publicAccess=True,
    )


def service_data(sheet: ServiceSheet, *, url: str, places: Sequence[tuple[str, str]]) -> StructuredData:
    """A free service; `places` are names and addresses of their pages."""
    return _without_blanks(
        at_context=_CONTEXT,
        at_type="Service",
        at_id=url,
        url=url,
        name=sheet.service.title,
        description=sheet.service.summary,
        dateModified=sheet.updated_on.isoformat(),
        isRelatedTo=[{"@type": "CivicStructure", "name": name, "url": address} for name, address in places],
        offers={"@type": "Offer", "price": 0, "priceCurrency": "EUR"},
    )


def occupation_data(sheet: OccupationSheet, *, url: str) -> StructuredData:
    """An occupation of the ROME repertory."""
    return _without_blanks(
        at_context=_CONTEXT,
        at_type="Occupation",
        at_id=url,
        url=url,
        name=f"{sheet.name_feminine} / {sheet.name_masculine}",
        description=sheet.definition,
        occupationalCategory={
            "@type": "CategoryCode",
            "codeValue": sheet.code,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "ROME"},
        },
    )


def site_data(network: NetworkSheet, *, url: str, search_url: str) -> StructuredData:
    """The site and its search."""
    return _without_blanks(
        at_context=_CONTEXT,
        at_type="WebSite",
        url=url,
        name=network.name,
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    )


def territory_data(name: str, *, url: str, within: str) -> StructuredData:
    """A territory; `within` names the one around it, if told."""
    return _without_blanks(
        at_context=_CONTEXT,
        at_type="AdministrativeArea",
        at_id=url,
        url=url,
        name=name,
        containedInPlace={"@type": "AdministrativeArea", "name": within} if within else None,
    )
