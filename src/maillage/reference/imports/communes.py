"""Import the communes of France with all they lie in: Insee's official codes, populations, zonings.

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference.enums import Source
from maillage.reference.imports.records import Row, calmed, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.succession import MOVEMENTS_FILE, History, read_history
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Basin, Commune, Department, Epci, LivingArea, PostalCode, Region
from maillage.reference.search_names import kept_for_search
from maillage.safeguards.journal import Actor

_MAIN_FILE, _LABELS_FILE = "communes.csv", "zonages_libelles.csv"
_COMMUNE_COLUMNS = (
    "code_insee type nom nom_maj code_parent code_departement code_region code_arrondissement code_canton"
    " codes_postaux population latitude longitude code_epci code_ze2020 code_bv2022 code_uu2020 code_aav2020"
    " code_bassin_emploi code_clpe zrr_2022"
)
_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_POSTAL_CODE = re.compile(r"[0-9]{5}")
_TYPES = {"COM": False, "ARM": True}  # arrondissements stand within a commune
_STEPS = 4


@dataclass
class Territories:
    """What the files say, by code; each value is (fields in the order of the sheets below)."""

    regions: dict[tuple[str], tuple[str]] = field(default_factory=dict)
    departments: dict[tuple[str], tuple[str, str]] = field(default_factory=dict)
    epcis: dict[tuple[str], tuple[str, str]] = field(default_factory=dict)
    living_areas: dict[tuple[str], tuple[str]] = field(default_factory=dict)
    basins: dict[tuple[str], tuple[str]] = field(default_factory=dict)
    communes: dict[tuple[str], tuple[Any, ...]] = field(default_factory=dict)
    postal_codes: dict[tuple[str, str], tuple[()]] = field(default_factory=dict)
    history: History = field(default_factory=History)
    vintage: str = ""


def import_communes(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("geo",))
    progress(_("Lecture des communes"), 0, _STEPS)
    read = read_territories(folder)
    progress(_("Écriture des communes"), 2, _STEPS)
    report = publish(
        _origin(folder, read.vintage),
        lambda: write_territories(read, on=local(at).date()),
        actor=actor,
        at=at,
        dry_run=dry_run,
    )
    progress(_("Communes importées"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, vintage: str) -> Origin:
    return Origin(
        source=Source.COMMUNES,
        title="Code officiel géographique, populations et zonages",
        publisher="Insee ; DGCL ; La Poste",
        url="https://www.insee.fr/fr/metadonnees/source/serie/s2084",
        licence="Licence Ouverte 2.0",
        vintage=vintage,
        fingerprint=folder.fingerprint(),
    )


def read_territories(folder: SourceFolder) -> Territories:
    """Everything the folder says, checked: codes, numbers, and codes of one table in another."""
    read = Territories()
    communes = [(row, _commune(row)) for row in folder.rows(_MAIN_FILE, _COMMUNE_COLUMNS)]
    for row in folder.rows("regions.csv", "code_region code_chef_lieu nom"):
        read.regions[once(row, "code_region", code=(row.filled("code_region", 10),), seen=read.regions)] = (_name(row),)
    for row in folder.rows("departements.csv", "code_departement code_region code_chef_lieu nom"):
        code = once(row, "code_departement", code=(row.filled("code_departement", 10),), seen=read.departments)
        region = _other(row, "code_region", read.regions, of="regions.csv")
        read.departments[code] = (_name(row), region)
    _read_groupings(folder, read)
    for row, values in communes:
        _add_commune(read, row, values)
    for row, _values in communes:
        if row.cells["code_parent"]:
            _other(row, "code_parent", read.communes, of=_MAIN_FILE)
    _read_movements(folder, read)
    return read


def _read_groupings(folder: SourceFolder, read: Territories) -> None:
    columns = "code_epci nom nature mode_financement code_departement_siege nb_membres population_municipale"
    for row in folder.rows("epci.csv", columns):
        code = once(row, "code_epci", code=(row.filled("code_epci", 10),), seen=read.epcis)
        read.epcis[code] = (_name(row), row.text("nature", 10))
    for row in folder.rows(_LABELS_FILE, "zonage code libelle nb_communes"):
        table = {"BV2022": read.living_areas, "BASSIN_EMPLOI_FT": read.basins}.get(row.cells["zonage"])
        if table is not None:
            code = once(row, "code", code=(row.filled("code", 10),), seen=table)
            table[code] = (calmed(row.filled("libelle", 120)),)


def _name(row: Row) -> str:
    return typeset(row.filled("nom", 120))


def _other(row: Row, column: str, codes: Container[tuple[str]], *, of: str) -> str:
    return row.known(column, codes, read=lambda cell: (cell,), of=of)[0]


def _other_if_told(row: Row, column: str, codes: Container[tuple[str]], *, of: str) -> str | None:
    return _other(row, column, codes, of=of) if row.cells[column] else None


def _commune(row: Row) -> dict[str, Any]:
    """The cells of a commune that can be checked alone."""
    row.code("code_insee", _CODE)
    name = _name(row)
    row.among("type", _TYPES)
    return {
        "name": name,
        "search_name": kept_for_search(name),
        "population": row.integer("population"),
        "latitude": row.decimal("latitude", -90, 90),
        "longitude": row.decimal("longitude", -180, 180),
    }


_COMMUNE_FIELDS = (
    "name search_name population latitude longitude"
    " department_id epci_id living_area_id basin_id parent_id successor_id"
)


def _add_commune(read: Territories, row: Row, alone: dict[str, Any]) -> None:
    code = once(row, "code_insee", code=(row.cells["code_insee"],), seen=read.communes)
    department = _other(row, "code_departement", read.departments, of="departements.csv")
    epci = _other_if_told(row, "code_epci", read.epcis, of="epci.csv")
    area = _other_if_told(row, "code_bv2022", read.living_areas, of=_LABELS_FILE)
    basin = _other_if_told(row, "code_bassin_emploi", read.basins, of=_LABELS_FILE)
    read.communes[code] = (*alone.values(), department, epci, area, basin, row.cells["code_parent"] or None, None)
    for postal in filter(None, row.cells["codes_postaux"].split("|")):
        if not _POSTAL_CODE.fullmatch(postal):
            raise row.refusal("codes_postaux", _("des codes postaux séparés par |"))
        read.postal_codes[postal, code[0]] = ()


def _read_movements(folder: SourceFolder, read: Territories) -> None:
    """Where ended communes went, and when; the newest year of movements is the vintage."""
    if folder.has(MOVEMENTS_FILE):
        read.history = read_history(folder)
        read.vintage = f"code officiel géographique {read.history.newest:%Y}" if read.history.newest else ""


def write_territories(read: Territories, *, on: date) -> Written:
    """Bring the tables to what was read; codes that left end, with their successors."""
    coded = (
        (Region.objects.all(), "code", "name", read.regions),
        (Department.objects.all(), "code", "name region_id", read.departments),
        (Epci.objects.all(), "code", "name kind", read.epcis),
        (LivingArea.objects.all(), "code", "name", read.living_areas),
        (Basin.objects.all(), "code", "name", read.basins),
        (Commune.objects.all(), "code", _COMMUNE_FIELDS, read.communes),
    )
    counts = synchronise_each(coded, ended_on=on)
    _follow(read, on)
    postal_codes = PostalCode.objects.filter(commune__ended_on=None)
    counts |= synchronise_each([(postal_codes, "code commune_id", "", read.postal_codes)], ended_on=None)
    return Written(counts)


def _follow(read: Territories, on: date) -> None:
    """Tell the true end of the communes that ended today, and their successor when movements tell one alone."""
    alive = {code for (code,) in read.communes}
    for commune in Commune.objects.filter(ended_on=on, successor=None).order_by("code"):
        end, leads = read.history.end_of(commune.code), read.history.today(commune.code, alive)
        if end and leads:
            commune.ended_on, commune.successor_id = end.on, leads[0] if len(leads) == 1 else None
            commune.save(update_fields=["ended_on", "successor"])
