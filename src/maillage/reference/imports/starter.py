"""Load the hand-written starter pack, until the official sources are imported over it.

The pack holds codes and names of the sources with sentences of our own; its format is told in
`maillage/demo/starter/README.md`. Where an official edition is in use, the pack changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from maillage.core.instants import local
from maillage.reference.enums import Core, ItemKind, Source
from maillage.reference.gender import both_genders
from maillage.reference.imports.communes import Territories, write_territories
from maillage.reference.imports.report import ImportReport, Origin, is_official, left_alone, publish
from maillage.reference.imports.rome import Rome, write_rome
from maillage.reference.imports.rome_entries import Entries
from maillage.reference.imports.rome_items import STARTER_ITEM_CODES, Items
from maillage.reference.imports.rome_occupations import Occupations
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.search_names import kept_for_search
from maillage.safeguards.journal import Actor

_OCCUPATIONS_FILE = "occupations.json"
_SENTENCE_END = re.compile(r"(?<=[.!?…]) +")
_NO_TAGS = ("", "", "")


def load_territories(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `communes.csv` and its companions of the pack. Raises BadSource."""
    source = SourceFolder(folder, "communes.csv", ())
    read = _territories(source)
    origin = Origin(
        source=Source.COMMUNES,
        title="Communes de démonstration",
        publisher="Maillage, d’après l’Insee, la DGCL et La Poste",
        url="https://www.insee.fr/fr/metadonnees/source/serie/s2084",
        licence="Licence Ouverte 2.0",
        vintage="échantillon du code officiel géographique 2026",
        fingerprint=source.fingerprint(),
        is_starter=True,
    )
    if is_official(Source.COMMUNES):
        return left_alone(origin)
    on = local(at).date()
    return publish(origin, lambda: write_territories(read, on=on), actor=actor, at=at, dry_run=False)


def _territories(source: SourceFolder) -> Territories:
    read = _groupings(source)
    columns = "code name department epci living_area basin population latitude longitude postal_codes"
    for row in source.rows("communes.csv", columns):
        code, name = row.filled("code"), row.filled("name")
        position = row.decimal("latitude", -90, 90), row.decimal("longitude", -180, 180)
        within = (row.text(column) or None for column in ("epci", "living_area", "basin"))
        places = (row.filled("department"), *within)
        population = row.integer("population")
        read.communes[(code,)] = (name, kept_for_search(name), population, *position, *places, None, None)
        read.postal_codes.update({(postal, code): () for postal in row.text("postal_codes").split()})
    return read


def _groupings(source: SourceFolder) -> Territories:
    """What communes lie in."""
    read = Territories()
    for row in source.rows("regions.csv", "code name"):
        read.regions[(row.filled("code"),)] = (row.filled("name"),)
    for row in source.rows("departments.csv", "code region name"):
        read.departments[(row.filled("code"),)] = (row.filled("name"), row.filled("region"))
    for row in source.rows("epcis.csv", "code kind name"):
        read.epcis[(row.filled("code"),)] = (row.filled("name"), row.filled("kind"))
    for row in source.rows("living_areas.csv", "code name"):
        read.living_areas[(row.filled("code"),)] = (row.filled("name"),)
    for row in source.rows("basins.csv", "code name"):
        read.basins[(row.filled("code"),)] = (row.filled("name"),)
    return read


def load_occupations(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `occupations.json` of the pack."""
    content = (folder / _OCCUPATIONS_FILE).read_bytes()
    pack = json.loads(content)
    origin = Origin(
        source=Source.ROME,
        title=pack["title"],
        publisher="Maillage, d’après France Travail",
        url="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html?type=article",
        licence=pack["licence"],
        vintage=pack["vintage"],
        fingerprint=hashlib.sha256(content).hexdigest(),
        is_starter=True,
    )
    if is_official(Source.ROME):
        return left_alone(origin)
    on = local(at).date()
    return publish(origin, lambda: write_rome(_rome(pack), on=on), actor=actor, at=at, dry_run=False)


def _rome(pack: dict[str, Any]) -> Rome:
    occupations, items = Occupations(), Items()
    occupations.domains = {(domain["code"],): (domain["name"],) for domain in pack["domains"]}
    occupations.professional_domains = {
        (part["code"],): (part["name"], part["domain"]) for part in pack["professional_domains"]
    }
    for sheet in pack["occupations"]:
        _add_sheet(occupations, sheet)
        for skill in sheet["skills"]:
            code = _item_code(skill["label"])
            items.items[(code,)] = (ItemKind.SKILL, skill["label"], "", "", None, None, "", "", "", "")
            items.links[sheet["code"], code] = (Core.MAIN if skill["is_core"] else Core.NO,)
    return Rome(occupations, items, Entries())


def _add_sheet(read: Occupations, sheet: dict[str, Any]) -> None:
    code, tags = sheet["code"], (*_NO_TAGS, sheet["is_regulated"], sheet["is_executive"])
    read.occupations[(code,)] = (
        sheet["ogr_code"],
        *_names(sheet["label"]),
        sheet["rome3_code"],
        *tags,
        sheet["domain"],
        *("\n".join(_SENTENCE_END.split(sheet[text])) for text in ("definition", "access")),
        sheet["riasec_major"],
        sheet["riasec_minor"],
    )
    for title in sheet["appellations"]:
        is_main = title["label"] == sheet["label"]
        names = _names(title["label"])
        read.appellations[(int(title["ogr_code"]),)] = ("", code, is_main, False, *names, *_NO_TAGS, False, False)
    read.mobilities.update({(code, near): (rank,) for rank, near in enumerate(sheet["close"], start=1)})


def _names(label: str) -> tuple[str, str, str, str]:
    names = both_genders(label)
    return label, names.feminine, names.masculine, kept_for_search(names.feminine, names.masculine)


def _item_code(label: str) -> int:
    """A code of ours for a skill of ours: the same sentence is the same skill."""
    return STARTER_ITEM_CODES + zlib.crc32(label.encode()) % 100_000_000
