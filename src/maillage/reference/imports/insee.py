"""Import what Insee counts of départements and regions: people by sex and age, unemployment by quarter.

Everything is read and checked before the first write: totals of the source must be those of its rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import Join, Sex, Source, TerritoryLevel
from maillage.reference.imports.records import Row, once
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import AgeBand, Department, Region, UnemploymentRate
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

YEAR = 2023  # the file says it in its name alone
_PEOPLE_FILE = f"insee_population_departement_sexe_age_{YEAR}.csv"
_UNEMPLOYMENT_FILE = "insee_taux_chomage_localise.csv"
_SEXES = {"Femmes": Sex.FEMALE, "Hommes": Sex.MALE, "Ensemble": None}
_LEVELS = {"departement": TerritoryLevel.DEPARTMENT, "region": TerritoryLevel.REGION}
_AGES = re.compile(r"(?P<first>\d+)(?: à \d+ ans| ans et plus)")
_QUARTER = re.compile(r"[0-9]{4}-T[1-4]")
_RATE = re.compile(r"[0-9]{1,2}(\.[0-9])?")
_TOTAL = "Total"
_STEPS = 3


@dataclass
class Figures:
    """What the files say, by the keys of the tables."""

    people: dict[tuple[str, str, int], tuple[int, int]] = field(default_factory=dict)
    rates: dict[tuple[str, str, str], tuple[Decimal]] = field(default_factory=dict)

    @property
    def newest_quarter(self) -> str:
        """The last quarter told, as the source writes it."""
        return max((quarter for _level, _code, quarter in self.rates), default="")


def import_insee(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _PEOPLE_FILE, ("marche_travail",))
    progress(_("Lecture des chiffres de l’Insee"), 0, _STEPS)
    figures = Figures()
    _read_people(folder, figures)
    read_rates(folder.rows(_UNEMPLOYMENT_FILE, "niveau code zone trimestre taux_chomage_pct id_serie_insee"), figures)
    progress(_("Écriture des chiffres de l’Insee"), 2, _STEPS)
    report = publish(_origin(folder, figures), lambda: write_figures(figures), actor=actor, at=at, dry_run=dry_run)
    progress(_("Chiffres de l’Insee importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder, figures: Figures) -> Origin:
    return Origin(
        source=Source.INSEE,
        title="Estimations de population et taux de chômage localisés",
        publisher="Insee",
        url="https://www.insee.fr/fr/statistiques/1893198",
        licence="Réutilisation libre, source à citer",
        vintage=f"population au 1er janvier {YEAR}, chômage jusqu’à {figures.newest_quarter}",
        fingerprint=folder.fingerprint(),
    )


def _read_people(folder: SourceFolder, figures: Figures) -> None:
    """Bands of each sex; rows « Total » and « Ensemble » are sums, and are checked as such."""
    departments = set(Department.objects.filter(ended_on=None).values_list("code", flat=True))
    counted: Counter[tuple[str, str]] = Counter()  # of a département: by band, then by sex
    sums: list[tuple[Row, tuple[str, str], int]] = []
    for row in folder.rows(_PEOPLE_FILE, "code_departement nom sexe tranche_age population"):
        code = row.known("code_departement", departments, read=str, of="communes.csv")
        sex, people = row.among("sexe", _SEXES), row.integer("population")
        band = row.filled("tranche_age")
        if sex is None or band == _TOTAL:
            sums.append((row, (code, f"{row.cells['sexe']} {band}"), people))
            continue
        key = once(row, "tranche_age", code=(code, str(sex.value), _age(row)), seen=figures.people)
        figures.people[key] = (YEAR, people)
        for total in (f"Ensemble {band}", f"{row.cells['sexe']} {_TOTAL}", f"Ensemble {_TOTAL}"):
            counted[code, total] += people
    for row, key_of_sum, people in sums:
        if counted[key_of_sum] != people:
            raise row.refusal("population", _("la somme des lignes, %d") % counted[key_of_sum])


def _age(row: Row) -> int:
    ages = _AGES.fullmatch(row.cells["tranche_age"])
    if ages is None:
        raise row.refusal("tranche_age", _("une tranche d’âge, « 0 à 4 ans » ou « 95 ans et plus »"))
    return int(ages["first"])


def read_rates(rows: Iterable[Row], figures: Figures) -> None:
    """Rates of départements and regions; those of France as a whole have no code and are left out."""
    known = {
        TerritoryLevel.DEPARTMENT: set(Department.objects.filter(ended_on=None).values_list("code", flat=True)),
        TerritoryLevel.REGION: set(Region.objects.filter(ended_on=None).values_list("code", flat=True)),
    }
    for row in rows:
        level = row.among("niveau", _LEVELS)
        if level == TerritoryLevel.REGION and not row.cells["code"]:
            continue
        code = row.known("code", known[level], read=str, of="communes.csv")
        quarter = row.code("trimestre", _QUARTER)
        key = once(row, "trimestre", code=(str(level.value), code, quarter), seen=figures.rates)
        figures.rates[key] = (Decimal(row.code("taux_chomage_pct", _RATE)),)


def write_figures(figures: Figures) -> Written:
    """Make the tables say what `figures` says."""
    told = (
        (AgeBand.objects.all(), "department_id sex age_from", "year people", figures.people),
        (UnemploymentRate.objects.all(), "level code quarter", "rate", figures.rates),
    )
    total = Department.objects.filter(ended_on=None).count()
    with_ages = {code for code, _sex, _age in figures.people}
    with_rates = {code for level, code, _quarter in figures.rates if level == TerritoryLevel.DEPARTMENT}
    lines = CoverageLine(Join.AGES, len(with_ages), total), CoverageLine(Join.UNEMPLOYMENT, len(with_rates), total)
    return Written(synchronise_each(told, ended_on=None), lines)
