"""Import the names Onisep gives to jobs (Idéo-métiers), with the address of each sheet.

A job stands on one row for each publication that tells of it: those rows agree on all that is read.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference.enums import Join, Source
from maillage.reference.gender import Names, both_genders
from maillage.reference.imports.records import Row, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.rome_occupations import Keyed
from maillage.reference.imports.synchronise import Sheet, synchronise
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Appellation, OnisepName
from maillage.reference.queries.editions import CoverageLine
from maillage.reference.search_names import kept_for_search
from maillage.safeguards.journal import Actor

_MAIN_FILE = "onisep_ideo_metiers.csv"
_COLUMNS = (
    "libelle_metier lien_onisep nom_publication collection annee gencod gfe code_rome_v3 libelle_rome_v3"
    " domaine_sous_domaine"
)
_FIELDS = "label name_feminine name_masculine search_name rome3_code url occupation_code"
_ADDRESS = re.compile(r"https?://www\.onisep\.fr/http/redirection/metier/slug/(MET\.[0-9]{1,6})")
_ROME = re.compile(r"[A-Z][0-9]{4}")
_TIGHT_SLASH = re.compile(r"\s*/\s*")  # the source forgets a blank here and there
_STEPS = 2


def import_onisep(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("orientation",))
    progress(_("Lecture des noms de l’Onisep"), 0, _STEPS)
    names = read_names(folder)
    report = publish(
        _origin(folder), lambda: write_names(names, on=local(at).date()), actor=actor, at=at, dry_run=dry_run
    )
    progress(_("Noms de l’Onisep importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder) -> Origin:
    return Origin(
        source=Source.ONISEP,
        title="Idéo-métiers",
        publisher="Onisep",
        url="https://opendata.onisep.fr/",
        licence="ODbL annoncée par l’Onisep, à confirmer",
        vintage="avril 2022",
        fingerprint=folder.fingerprint(),
    )


def read_names(folder: SourceFolder) -> Keyed:
    """The names by Onisep code, in the order of the fields but the last. Raises BadSource."""
    names: Keyed = {}
    for row in folder.rows(_MAIN_FILE, _COLUMNS):
        address = _ADDRESS.fullmatch(row.cells["lien_onisep"])
        if address is None:
            raise row.refusal("lien_onisep", _("l’adresse d’une fiche de l’Onisep"))
        told = _told(row)
        if names.setdefault((address[1],), told) != told:
            raise row.refusal("lien_onisep", _("une adresse donnée à un seul métier"))
    return names


def _told(row: Row) -> tuple[str, ...]:
    label = _TIGHT_SLASH.sub(" / ", typeset(row.filled("libelle_metier", 200)))
    names = [_capital(name) for name in both_genders(label)]
    rome3_code = row.code("code_rome_v3", _ROME) if row.cells["code_rome_v3"] else ""
    url = row.cells["lien_onisep"].replace("http://", "https://", 1)
    return _capital(label), *names, kept_for_search(*names), rome3_code, url


def _capital(name: str) -> str:
    """`name` with a capital, as ROME writes its titles."""
    return name[:1].upper() + name[1:]


def write_names(names: Keyed, *, on: date) -> Written:
    """Bring the table to what was read; names that left end."""
    titles = _titles()
    rows = {key: (*told, _sheet_of(Names(*told[1:3]), told[4], titles)) for key, told in names.items()}
    counts = synchronise(OnisepName.objects.all(), Sheet(("code",), tuple(_FIELDS.split()), rows), ended_on=on)
    known = {rome3_code for rome3_code, _name in titles}
    coverage = (
        CoverageLine(Join.ONISEP_ROME3, sum(row[4] in known for row in rows.values()), len(rows)),
        CoverageLine(Join.ONISEP_TITLE, sum(bool(row[-1]) for row in rows.values()), len(rows)),
    )
    return Written({"onisepname": counts}, coverage)


def _titles() -> dict[tuple[str, str], str]:
    """The sheet of each job title of today in either gender, by ROME 3 code and name."""
    rows = Appellation.objects.filter(ended_on=None, occupation__ended_on=None).order_by("-is_main", "code")
    told = rows.values_list("occupation__rome3_code", "occupation_id", "name_feminine", "name_masculine")
    titles: dict[tuple[str, str], str] = {}
    for rome3_code, sheet, *names in told.iterator(1000):
        for name in names:
            titles.setdefault((rome3_code, kept_for_search(name)), sheet)
    return titles


def _sheet_of(names: Names, rome3_code: str, titles: dict[tuple[str, str], str]) -> str:
    """The sheet, among those of this ROME 3 code, that bears one of the names; empty when none does."""
    found = (titles.get((rome3_code, kept_for_search(name))) for name in names)
    return next(filter(None, found), "")
