"""Our places and services in the words of data·inclusion v1 (docs/reference/data-inclusion.md maps each field).

A structure is a place; a service given at three places is three services. A value the schema would
refuse is left out when it is optional, and made good when it is required.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from maillage.api.words import PUBLICS, THEMES
from maillage.network.enums import Appointment, ServiceKind
from maillage.network.open_sheets import OpenPlace, OpenService

Record = dict[str, object]
SHORTEST_NAME, SHORTEST_DESCRIPTION = 3, 5
EARLIEST: Final = date(2000, 1, 1)
TYPES: Final[Mapping[ServiceKind, str]] = {
    ServiceKind.INTERVIEW: "information",  # a first answer: lasting support is passed on to partners (R16)
    ServiceKind.WORKSHOP: "atelier",
    ServiceKind.INFORMATION: "information",
    ServiceKind.DOCUMENTATION: "information",
    ServiceKind.DIGITAL: "aide-materielle",
    ServiceKind.SUPPORT: "accompagnement",
    ServiceKind.VISIT: "information",
    # An immersion has no equivalent: no type is better than a wrong one.
}
_FRENCH_PHONE = re.compile(r"0[1-9]\d{8}")
_POSTAL_CODE = re.compile(r"\d{5}")
_WEB = ("https://", "http://")
_ACCESLIBRE = "https://acceslibre.beta.gouv.fr/"


@dataclass(frozen=True)
class Publisher:
    """Who gives the records: the source they bear, where pages are, and the day they are given."""

    source: str
    site: str
    on: date

    def key(self, *parts: str) -> str:
        """The identifier of a record: the source, then what tells it apart."""
        return "--".join((self.source, *parts))

    def day(self, day: date) -> str:
        """A day the schema takes: of this century, never to come."""
        return min(max(day, EARLIEST), self.on).isoformat()


def structure(sheet: OpenPlace, publisher: Publisher) -> Record:
    """A place as a structure. Its bearer is not told: the schema has no field for one, and R8 none to spare."""
    return _filled(
        source=publisher.source,
        id=publisher.key(sheet.place.slug),
        nom=_name(sheet.place.name, sheet.place.commune_name),
        date_maj=publisher.day(sheet.updated_on),
        lien_source=f"{publisher.site}/lieux/{sheet.place.slug}/",
        **_where(sheet),
        site_web=sheet.website if sheet.website.startswith(_WEB) else None,
        accessibilite_lieu=sheet.accessibility_url if sheet.accessibility_url.startswith(_ACCESLIBRE) else None,
    )


def services(sheets: Iterable[OpenService], places: Mapping[str, OpenPlace], publisher: Publisher) -> Iterator[Record]:
    """Each service at each of its places; one that stands nowhere has no structure and is left out."""
    for sheet in sheets:
        told = _told(sheet, publisher)
        for slug in sheet.place_slugs:
            yield {**told, **_at(sheet, places[slug], publisher)}


def _told(sheet: OpenService, publisher: Publisher) -> Record:
    """What a service says wherever it is given."""
    service = sheet.service
    known = sorted(set(sheet.audiences) & PUBLICS)
    if not sheet.audiences or "tous-publics" in known:
        known = ["tous-publics"]
    return _filled(
        source=publisher.source,
        nom=_name(service.title, str(service.kind)),
        description=_description(sheet),
        lien_source=f"{publisher.site}/services/{service.slug}/",
        date_maj=publisher.day(sheet.updated_on),
        type=TYPES.get(service.kind),
        thematiques=sorted(set(sheet.themes) & THEMES),
        frais="gratuit",
        publics=known,
        publics_precisions=", ".join(word for word in sheet.audiences if word not in PUBLICS),
        conditions_acces=sheet.conditions,
        zone_eligibilite=["france"],
        mobilisable_par=["usagers"],
        mobilisation_precisions=sheet.appointment_reason,
    )


def _at(sheet: OpenService, at: OpenPlace, publisher: Publisher) -> Record:
    """What changes with the place."""
    is_online = at.place.is_online
    walks_in = not is_online and sheet.service.appointment != Appointment.NECESSARY
    ways = {"se-presenter": walks_in, "telephoner": at.phone, "envoyer-un-courriel": at.email}
    receptions = {"en-presentiel": not is_online, "a-distance": is_online or sheet.service.is_remote}
    return _filled(
        id=publisher.key(sheet.service.slug, at.place.slug),
        structure_id=publisher.key(at.place.slug),
        **_where(at),
        modes_accueil=[mode for mode, is_so in receptions.items() if is_so],
        modes_mobilisation=[way for way, is_open in ways.items() if is_open],
    )


def _where(sheet: OpenPlace) -> Record:
    place = sheet.place
    return {
        "commune": place.commune_name,
        "code_postal": place.postal_code if _POSTAL_CODE.fullmatch(place.postal_code) else None,
        "code_insee": place.commune_code,
        "adresse": place.address,
        "longitude": place.longitude,
        "latitude": place.latitude,
        "telephone": _phone(sheet.phone),
        "courriel": sheet.email,
        "horaires_accueil": sheet.opening_hours,
    }


def _name(name: str, detail: str) -> str:
    """A name of three characters at least that does not end with a full stop."""
    bare = name if name.endswith("etc.") else name.rstrip(". ")
    return bare if len(bare) >= SHORTEST_NAME else f"{bare} ({detail})"


def _description(sheet: OpenService) -> str:
    """The longest that is long enough: the description, else the summary, else what the service is."""
    candidates = (sheet.description, sheet.service.summary, f"{sheet.service.title} ({sheet.service.kind})")
    return next(text for text in candidates if len(text) >= SHORTEST_DESCRIPTION)


def _phone(phone: str) -> str:
    """A French number in E.164; another one as it is written."""
    digits = re.sub(r"[ .\-]", "", phone)
    return f"+33{digits[1:]}" if _FRENCH_PHONE.fullmatch(digits) else phone


def _filled(**values: object) -> Record:
    return {name: value for name, value in values.items() if value not in ("", None, [])}
