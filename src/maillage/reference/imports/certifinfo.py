"""Import Certif Info: the diplomas and certifications of France, with the lists they refer to.

A diploma stands on one row for each of its RS codes and Onisep codes: those rows agree on all the
rest. Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference import models
from maillage.reference.enums import DiplomaLevel, DiplomaState, Join, Source
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.rome_occupations import Keyed
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.queries.diplomas import in_force
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "certif_info.csv"
_COLUMNS = (
    "Code_Diplome Libelle_Diplome Libelle_Type_Diplome Code_Niveau_Europeen Date_MaJ Code_FormaCode"
    " Libelle_FormaCode Code_Rome_1 Code_Rome_2 Code_Rome_3 Code_Rome_4 Code_Rome_5 Code_Nsf Code_RNCP Code_RS"
    " Code_Scolarité valideur certificateur Annee_Premiere_Session Annee_Derniere_Session Etat_Libelle"
    " accessibilite_fi accessibilite_ca accessibilite_fc accessibilite_cp accessibilite_vae accessibilite_ind"
    " codeIdeo2"
)
_FORMACODE_COLUMNS = (
    "code libelle_majuscules libelle type champ employe_pour terme_generique termes_specifiques termes_associes"
    " note_application nsf libelle_complet"
)
DIPLOMA_FIELDS = (
    "name kind level state certifier speciality_id formacode subject rncp first_session last_session"
    " opens_initial opens_apprenticeship opens_continuing opens_contract opens_experience opens_individual"
    " told_on rs_codes onisep_codes"
)
_ROME_COLUMNS = tuple(f"Code_Rome_{rank}" for rank in range(1, 6))
_CODE = re.compile(r"[0-9]{1,6}")
_ROME, _FORMACODE, _NSF = re.compile(r"[A-Z][0-9]{4}"), re.compile(r"[0-9]{5}"), re.compile(r"[0-9]{3}")
_SHEET, _YEAR = re.compile(r"[0-9]{1,6}"), re.compile(r"(19|20)[0-9]{2}")
_LEVELS = {"": None, **{str(level.value): level.value for level in DiplomaLevel}}
_STATES = {
    "Publié": DiplomaState.PUBLISHED,
    "habilitations": DiplomaState.ACCREDITATION,
    "formations préparatoires et non certifiantes": DiplomaState.PREPARATION,
}
_OPEN = {"0": False, "1": True, "2": None}
_WAYS = tuple(f"accessibilite_{way}" for way in ("fi", "ca", "fc", "cp", "vae", "ind"))
STARTER_PREFIX = "d"  # codes of the source are numbers
_STEPS = 3


@dataclass
class Diplomas:
    """What the files say, by key, in the order of the fields above; `codes` are RS then Onisep."""

    specialities: Keyed = field(default_factory=dict)
    formacodes: Keyed = field(default_factory=dict)
    diplomas: Keyed = field(default_factory=dict)
    codes: dict[tuple[str], tuple[dict[str, None], dict[str, None]]] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    unnamed_specialities: int = 0

    def rows(self) -> Keyed:
        """The diplomas with their codes of other lists, in the order of DIPLOMA_FIELDS."""
        return {key: (*told, *map(" ".join, self.codes[key])) for key, told in self.diplomas.items()}


def import_certifinfo(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("orientation",))
    progress(_("Lecture des diplômes"), 0, _STEPS)
    read = read_diplomas(folder)
    progress(_("Écriture des diplômes"), 1, _STEPS)
    report = publish(
        _origin(folder, read), lambda: write_diplomas(read, on=local(at).date()), actor=actor, at=at, dry_run=dry_run
    )
    progress(_("Diplômes importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, read: Diplomas) -> Origin:
    newest = max(told[DIPLOMA_FIELDS.split().index("told_on")] for told in read.diplomas.values())
    return Origin(
        source=Source.DIPLOMAS,
        title="Certif Info",
        publisher="Réseau des Carif-Oref",
        url="https://www.intercariforef.org/",
        licence="données publiées, licence non précisée",
        vintage=f"dernière mise à jour du {newest:%d/%m/%Y}",
        fingerprint=folder.fingerprint(),
    )


def read_diplomas(folder: SourceFolder) -> Diplomas:
    """Everything the folder says, checked. Raises BadSource."""
    read = Diplomas()
    for row in folder.rows("nsf_specialites.csv", "code_nsf libelle"):
        code = once(row, "code_nsf", code=(row.code("code_nsf", _NSF),), seen=read.specialities)
        read.specialities[code] = (typeset(row.filled("libelle", 200)),)
    for row in folder.rows("formacode_v8_2003.csv", _FORMACODE_COLUMNS):
        code = once(row, "code", code=(row.code("code", _FORMACODE),), seen=read.formacodes)
        read.formacodes[code] = (typeset(row.filled("libelle", 200)), typeset(row.text("champ", 200)))
    for row in folder.rows(_MAIN_FILE, _COLUMNS):
        _add(read, row)
    return read


def _add(read: Diplomas, row: Row) -> None:
    """A row: a new diploma, or one more code of a diploma whose other rows say the same."""
    key, told = (row.code("Code_Diplome", _CODE),), _told(read, row)
    if read.diplomas.setdefault(key, told) != told:
        raise row.refusal("Code_Diplome", _("un code donné une seule fois"))
    rs_codes, onisep_codes = read.codes.setdefault(key, ({}, {}))
    rs_codes.update(dict.fromkeys(filter(None, [_optional(row, "Code_RS", _SHEET)])))
    onisep_codes.update(dict.fromkeys(filter(None, [row.text("codeIdeo2", 12)])))
    read.links.update((key[0], row.code(column, _ROME)) for column in _ROME_COLUMNS if row.cells[column])


def _told(read: Diplomas, row: Row) -> tuple[Any, ...]:
    speciality = _optional(row, "Code_Nsf", _NSF)
    if speciality and (speciality,) not in read.specialities:
        read.unnamed_specialities += 1
        speciality = ""
    return (
        _words(row, "Libelle_Diplome", 300),
        _words(row, "Libelle_Type_Diplome", 120),
        row.among("Code_Niveau_Europeen", _LEVELS),
        row.among("Etat_Libelle", _STATES),
        typeset(row.text("certificateur", 10_000) or row.text("valideur", 10_000)),
        speciality or None,
        _optional(row, "Code_FormaCode", _FORMACODE),
        typeset(row.text("Libelle_FormaCode", 120)),
        _optional(row, "Code_RNCP", _SHEET),
        _year(row, "Annee_Premiere_Session"),
        _year(row, "Annee_Derniere_Session"),
        *(row.among(way, _OPEN) for way in _WAYS),
        _day(row),
    )


def _words(row: Row, column: str, longest: int) -> str:
    return typeset(" ".join(row.filled(column, longest).split()))


def _optional(row: Row, column: str, pattern: re.Pattern[str]) -> str:
    return row.code(column, pattern) if row.cells[column] else ""


def _year(row: Row, column: str) -> int | None:
    return int(row.code(column, _YEAR)) if row.cells[column] else None


def _day(row: Row) -> date:
    try:
        return datetime.strptime(row.cells["Date_MaJ"], "%d/%m/%Y").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise row.refusal("Date_MaJ", _("une date JJ/MM/AAAA")) from error


def write_diplomas(read: Diplomas, *, on: date) -> Written:
    """Bring the tables to what was read; codes that left end."""
    coded = (
        (models.Speciality.objects.all(), "code", "name", read.specialities),
        (models.Formacode.objects.all(), "code", "name field", read.formacodes),
        (models.Diploma.objects.all(), "code", DIPLOMA_FIELDS, read.rows()),
    )
    links = dict.fromkeys(sorted(read.links), ())
    counts = synchronise_each(coded, ended_on=on)
    counts |= synchronise_each(
        [(models.DiplomaOccupation.objects.all(), "diploma_id rome3_code", "", links)], ended_on=None
    )
    # Diplomas of our starter pack are no version of anything: once the source takes over, they go.
    models.Diploma.objects.filter(code__startswith=STARTER_PREFIX, ended_on__isnull=False).delete()
    return Written(counts, _coverage(read, on))


def _coverage(read: Diplomas, on: date) -> tuple[CoverageLine, ...]:
    """How far the diplomas meet occupations and the lists they refer to."""
    known = set(models.Occupation.objects.exclude(rome3_code="").values_list("rome3_code", flat=True))
    linked = {diploma for diploma, code in read.links if code in known}
    current = set(in_force(on).values_list("code", flat=True))
    formacodes = [code for told in read.diplomas.values() if (code := told[6])]
    specialities = sum(told[5] is not None for told in read.diplomas.values())
    levels = sum(told[2] is not None for told in read.diplomas.values())
    return (
        CoverageLine(Join.DIPLOMA_ROME3, sum(code in known for _d, code in read.links), len(read.links)),
        CoverageLine(Join.DIPLOMA_SHEETS, len(current & linked), len(current)),
        CoverageLine(Join.DIPLOMA_FORMACODE, sum((code,) in read.formacodes for code in formacodes), len(formacodes)),
        CoverageLine(Join.DIPLOMA_SPECIALITY, specialities, specialities + read.unnamed_specialities),
        CoverageLine(Join.DIPLOMA_LEVEL, levels, len(read.diplomas)),
    )
