"""The tables of directories, one reader each: a line becomes a place of others, placed as well as it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from maillage.reference.enums import Directory, Join, OtherKind
from maillage.reference.imports.locating import Gazetteer, Spot
from maillage.reference.imports.others import Other, at_centre
from maillage.reference.imports.place_names import is_an_office, readable_name
from maillage.reference.imports.records import Row, once
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Department
from maillage.reference.queries.editions import CoverageLine

AGENCIES_FILE: Final = "agences_france_travail_et_missions_locales.csv"
_AGENCY_COLUMNS = (
    "id type nom adresse complement code_postal commune code_insee code_departement latitude longitude site_web"
    " doublon_de"
)
_MISSION_COLUMNS = (
    "id nom_officiel nom_usuel region code_region departement code_departement timezone code_insee_deduit"
    " latitude_commune longitude_commune commune"
)
_INCLUSION_COLUMNS = (
    "id type nom enseigne forme_juridique siret code_naf adresse code_postal commune code_insee code_departement"
    " latitude longitude site_web description tranche_effectif"
)
_VAE_COLUMNS = "region code_departement nom mandataire adresse telephone mail code_postal"
_LIST_COLUMNS = "id type nom region code_departement timezone"
_LISTS: Final = ("liste_agences_france_travail.csv", "liste_antennes_missions_locales.csv")
_AGENCY_KINDS: Final = {
    "agence France Travail": OtherKind.FRANCE_TRAVAIL,
    "mission locale": OtherKind.MISSION_LOCALE,
    "Cap emploi": OtherKind.CAP_EMPLOI,
    "conseil départemental": OtherKind.STRUCTURE,
    "CCAS": OtherKind.STRUCTURE,
}
_INCLUSION_KINDS: Final = {
    kind.value.upper(): kind
    for kind in (OtherKind.ACI, OtherKind.EI, OtherKind.AI, OtherKind.ETTI, OtherKind.GEIQ, OtherKind.EA)
}
_POSTAL_CODE: Final = re.compile(r"\d{5}|")
_IN_ADDRESS: Final = re.compile(r"(?P<before>.*?)[\s,\-]*\b(?P<postal>\d{5})\s+(?P<city>\D+)$", re.DOTALL)
_LONGEST_NAME, _LONGEST_WEBSITE = 160, 250


class Directories:
    """Reads the files of `folder`, placing lines with `gazetteer`."""

    def __init__(self, folder: SourceFolder, gazetteer: Gazetteer) -> None:
        self._folder, self._gazetteer = folder, gazetteer

    def agencies(self) -> Iterator[Other]:
        """France Travail, missions locales, Cap emploi; `doublon_de` names the line a line repeats."""
        rows = list(self._folder.rows(AGENCIES_FILE, _AGENCY_COLUMNS))
        known: dict[str, None] = {}
        for row in rows:
            known[once(row, "id", code=row.filled("id", 40), seen=known)] = None
        for row in rows:
            kind = row.among("type", _AGENCY_KINDS)
            if kind == OtherKind.FRANCE_TRAVAIL and is_an_office(row.cells["nom"]):
                kind = OtherKind.OFFICE
            twin = row.cells["doublon_de"]
            if twin:
                row.known("doublon_de", known, read=str, of=AGENCIES_FILE)
            yield self._placed(row, Directory.AGENCIES, kind, same_as=_key(Directory.AGENCIES, twin) if twin else "")

    def local_missions(self) -> Iterator[Other]:
        """The list of missions locales, known by their commune alone."""
        seen: dict[str, None] = {}
        for row in self._folder.rows("liste_structures_missions_locales.csv", _MISSION_COLUMNS):
            identifier = once(row, "id", code=row.filled("id", 40), seen=seen)
            seen[identifier] = None
            spot = self._gazetteer.by_code(row.text("code_insee_deduit", 5))
            raw = row.text("nom_usuel") or row.filled("nom_officiel")
            yield at_centre(
                Other(
                    key=_key(Directory.LOCAL_MISSIONS, identifier),
                    directory=Directory.LOCAL_MISSIONS,
                    kind=OtherKind.MISSION_LOCALE,
                    name=_name(raw, OtherKind.MISSION_LOCALE, spot),
                ),
                spot,
            )

    def inclusion(self) -> Iterator[Other]:
        """Structures that hire people far from work. Their SIRET, staff and description are left."""
        seen: dict[str, None] = {}
        for row in self._folder.rows("structures_insertion_activite_economique.csv", _INCLUSION_COLUMNS):
            seen[once(row, "id", code=row.filled("id", 40), seen=seen)] = None
            yield self._placed(row, Directory.INCLUSION, row.among("type", _INCLUSION_KINDS), sign=row.text("enseigne"))

    def vae_points(self) -> Iterator[Other]:
        """Advice on the validation of experience; they have no identifier, so their address is theirs."""
        seen: dict[str, None] = {}
        for row in self._folder.rows("points_relais_conseil_vae.csv", _VAE_COLUMNS):
            address = " ".join(row.filled("adresse").split())
            seen[once(row, "adresse", code=address, seen=seen)] = None
            found = _IN_ADDRESS.fullmatch(address)
            postal_code = row.code("code_postal", _POSTAL_CODE) or (found["postal"] if found else "")
            spot = self._gazetteer.named(postal_code, found["city"] if found else "")
            yield at_centre(
                Other(
                    key=_key(Directory.VAE, address)[:150],
                    directory=Directory.VAE,
                    kind=OtherKind.VAE,
                    name=_name(row.filled("nom"), OtherKind.VAE, spot),
                    address=found["before"].strip(" ,-") if found else address,
                    postal_code=postal_code,
                    phone=row.text("telephone", 20),
                ),
                spot,
            )

    def listed(self) -> CoverageLine:
        """Lists of mere names help nobody find a door: only their départements are checked, against ours."""
        departments = set(Department.objects.order_by("code").values_list("code", flat=True))
        codes = [
            row.filled("code_departement", 5)
            for name in _LISTS
            if self._folder.has(name)
            for row in self._folder.rows(name, _LIST_COLUMNS)
        ]
        return CoverageLine(Join.DIRECTORY_LISTED, sum(code in departments for code in codes), len(codes))

    def _placed(self, row: Row, directory: Directory, kind: OtherKind, *, sign: str = "", same_as: str = "") -> Other:
        """A line that has an address, and mostly a position."""
        postal_code = row.code("code_postal", _POSTAL_CODE)
        spot = self._gazetteer.by_code(row.text("code_insee", 5))
        spot = spot or self._gazetteer.named(postal_code, row.text("commune"))
        other = Other(
            key=_key(directory, row.cells["id"]),
            directory=directory,
            kind=kind,
            name=_name(sign or row.filled("nom"), kind, spot),
            address=readable_name(row.text("adresse"), OtherKind.STRUCTURE) if row.text("adresse") else "",
            postal_code=postal_code,
            website=_website(row.text("site_web")),
            same_as=same_as,
        )
        if row.cells["latitude"] or row.cells["longitude"]:
            north, east = row.decimal("latitude", -90, 90), row.decimal("longitude", -180, 180)
            return replace(other, commune_id=spot.code if spot else None, latitude=north, longitude=east)
        return at_centre(other, spot)


def _key(directory: Directory, identifier: str) -> str:
    return f"{directory}/{identifier}"


def _name(raw: str, kind: OtherKind, spot: Spot | None) -> str:
    return readable_name(raw, kind, spot.name if spot else "")[:_LONGEST_NAME]


def _website(address: str) -> str:
    """An address one may follow, or nothing: directories hold mistakes that help nobody."""
    is_one = address.startswith(("http://", "https://")) and " " not in address and "." in address
    return address if is_one and len(address) <= _LONGEST_WEBSITE else ""
