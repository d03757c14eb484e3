"""Bring structures of data·inclusion into the directory of others: by identifier; what a file leaves out stays."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from maillage.reference.enums import Directory, OtherKind, Source
from maillage.reference.exchange.faults import Fault
from maillage.reference.exchange.reading import Read, read_records
from maillage.reference.exchange.tables import Upload
from maillage.reference.exchange.taken import ProposedPlace, TakenIn
from maillage.reference.imports.locating import Gazetteer
from maillage.reference.imports.others import Other, at_centre, coverage, merged, standing_lines, stored, write_others
from maillage.reference.imports.place_names import readable_name
from maillage.reference.imports.report import ImportReport, Origin, Written, publish
from maillage.reference.models import OtherPlace
from maillage.safeguards.journal import Actor

_KINDS: Final = {
    "france-travail": OtherKind.FRANCE_TRAVAIL,
    "mission-locale": OtherKind.MISSION_LOCALE,
    "cap-emploi-reseau-cheops": OtherKind.CAP_EMPLOI,
    "aci": OtherKind.ACI,
    "ei": OtherKind.EI,
    "ai": OtherKind.AI,
    "etti": OtherKind.ETTI,
    "geiq": OtherKind.GEIQ,
    "ea": OtherKind.EA,
}
_LONGEST = {"key": 150, "name": 160, "address": 250, "phone": 20, "website": 250, "hours": 300}
_OFFERS_TOLD = 12


@dataclass(frozen=True)
class Exchange:
    """What a file brought, what the schema advises against, and whose hours are left as text."""

    report: ImportReport
    structures: int
    services: int
    advice: tuple[Fault, ...]
    unread_hours: tuple[str, ...]
    others: tuple[Other, ...]
    before: Mapping[str, Other]

    def taken(self) -> TakenIn:
        """What came, structure by structure."""
        new = [other.name for other in self.others if other.key not in self.before]
        changed = [other.name for other in self.others if self.before.get(other.key, other) != other]
        same = [other.name for other in self.others if self.before.get(other.key) == other]
        places = [_proposed(other) for other in self.others]
        return TakenIn(new, changed, same, sentences=self.sentences(), places=places)

    def sentences(self) -> list[str]:
        """What came, line by line, for a person."""
        words = {"structures": self.structures, "services": self.services}
        read = _("%(structures)d structures et %(services)d services lus.") % words
        hours = [_("Horaires gardés tels quels, à lire : %s.") % name for name in self.unread_hours]
        return [self.report.sentence(), read, *(_("Conseil : %s") % fault.sentence() for fault in self.advice), *hours]


def import_data_inclusion(
    uploads: Sequence[Upload], *, source: str, at: datetime, actor: Actor = None, dry_run: bool = False
) -> Exchange:
    """Read, judge and write. Raises BadSource or BadRecords, then nothing was changed."""
    read = read_records(uploads, source=source, known_structures=_known())
    others = merged(_others(read), _standing(read))
    table = OtherPlace.objects.filter(key__in=[other.key for other in others])
    before = {row.key: stored(row) for row in table.order_by("key")}
    report = publish(
        _origin(uploads, read),
        lambda: Written(write_others(table, others), coverage(others)),
        actor=actor,
        at=at,
        dry_run=dry_run,
    )
    return Exchange(
        report=report,
        structures=len(read.structures),
        services=len(read.services),
        advice=read.advice,
        unread_hours=tuple(other.name for other in others if other.hours_note),
        others=tuple(others),
        before=before,
    )


def _proposed(other: Other) -> ProposedPlace:
    exact = other.latitude is not None and not other.is_at_centre
    return ProposedPlace(
        name=other.name,
        commune_code=other.commune_id or "",
        address=other.address,
        postal_code=other.postal_code,
        latitude=other.latitude if exact else None,
        longitude=other.longitude if exact else None,
        opening_hours=other.opening_hours,
        phone=other.phone,
        website=other.website,
    )


def _known() -> list[str]:
    rows = OtherPlace.objects.filter(directory=Directory.DATA_INCLUSION).order_by("key")
    prefix = f"{Directory.DATA_INCLUSION}/"
    return [key.removeprefix(prefix) for key in rows.values_list("key", flat=True)]


def _standing(read: Read) -> list[Any]:
    keys = [_key(structure.id) for structure in read.structures]
    return standing_lines(OtherPlace.objects.exclude(key__in=keys))


def _key(identifier: str) -> str:
    return f"{Directory.DATA_INCLUSION}/{identifier}"[: _LONGEST["key"]]


def _others(read: Read) -> list[Other]:
    gazetteer, offers = Gazetteer(), defaultdict(list)
    for service in read.services:
        offers[service.structure_id].append(service.nom)
    return [_other(structure, offers[structure.id], gazetteer) for structure in read.structures]


def _other(structure: Any, offers: list[str], gazetteer: Gazetteer) -> Other:  # noqa: ANN401  a model of the schema
    postal_code = structure.code_postal or ""
    spot = gazetteer.by_code(structure.code_insee or "") or gazetteer.named(postal_code, structure.commune or "")
    hours, note = _hours(structure.horaires_accueil or "")
    kind = next((_KINDS[word] for word in sorted(structure.reseaux_porteurs or ()) if word in _KINDS), None)
    other = Other(
        key=_key(structure.id),
        directory=Directory.DATA_INCLUSION,
        kind=kind or OtherKind.STRUCTURE,
        name=readable_name(structure.nom, kind or OtherKind.STRUCTURE, spot.name if spot else "")[: _LONGEST["name"]],
        address=(structure.adresse or "")[: _LONGEST["address"]],
        postal_code=postal_code,
        phone=_short(structure.telephone, "phone"),
        website=_short(structure.site_web, "website"),
        opening_hours=hours,
        hours_note=note,
        stated_on=structure.date_maj,
        offers=list(dict.fromkeys(offers))[:_OFFERS_TOLD],
    )
    if structure.latitude is None or structure.longitude is None:
        return at_centre(other, spot)
    commune = spot.code if spot else None
    return replace(other, commune_id=commune, latitude=structure.latitude, longitude=structure.longitude)


def _short(value: object, column: str) -> str:
    """A value that fits, or nothing: half a telephone number helps nobody."""
    text = str(value or "")
    return text if len(text) <= _LONGEST[column] else ""


def _hours(expression: str) -> tuple[str, str]:
    """Hours in the OpenStreetMap syntax, or the words of the source to be read as they are."""
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub forgets the error

    try:
        OpeningHours(expression)
    except ParserError:
        return "", expression[: _LONGEST["hours"]]
    fits = len(expression) <= _LONGEST["hours"]
    return (expression, "") if fits else ("", expression[: _LONGEST["hours"]])


def _origin(uploads: Sequence[Upload], read: Read) -> Origin:
    digest = hashlib.sha256()
    for upload in sorted(uploads, key=lambda upload: upload.name):
        digest.update(upload.name.encode() + b"\0" + hashlib.sha256(upload.content).digest())
    newest = max((structure.date_maj for structure in read.structures), default=None)
    return Origin(
        source=Source.DATA_INCLUSION,
        title="Structures et services de data·inclusion",
        publisher=", ".join(sorted({str(record.source) for record in (*read.structures, *read.services)}))[:200],
        url="https://www.data.inclusion.beta.gouv.fr/",
        licence="Licence Ouverte 2.0",
        vintage=f"fiches jusqu’au {newest:%d/%m/%Y}" if newest else "",
        fingerprint=digest.hexdigest(),
    )
