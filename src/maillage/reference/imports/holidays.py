"""Import calendars: public holidays of metropolitan France, school holidays of each zone.

Both are read and checked whole before the first write.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from maillage.reference.enums import Join, Source
from maillage.reference.imports.records import Row, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import Counts, Sheet, synchronise
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import PublicHoliday, SchoolHoliday
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_PUBLIC_FILE, _SCHOOL_FILE = "jours_feries_metropole.csv", "vacances_scolaires.csv"
_ZONES = {"A": "vacances_zone_a", "B": "vacances_zone_b", "C": "vacances_zone_c"}
_SCHOOL_COLUMNS = "date vacances_zone_a vacances_zone_b vacances_zone_c nom_vacances"
_ANSWERS = {"True": True, "False": False}
_DAY = timedelta(days=1)
_STEPS = 2


def import_public_holidays(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _PUBLIC_FILE, ("services",))
    progress(_("Lecture des jours fériés"), 0, _STEPS)
    names = read_public_holidays(folder)
    origin = Origin(
        source=Source.PUBLIC_HOLIDAYS,
        title="Jours fériés en métropole",
        publisher="Etalab",
        url="https://www.data.gouv.fr/fr/datasets/jours-feries-en-france/",
        licence="Licence Ouverte 2.0",
        vintage=f"{min(names).year} à {max(names).year}",
        fingerprint=folder.fingerprint(),
    )
    report = publish(origin, lambda: _write_public(names), actor=actor, at=at, dry_run=dry_run)
    progress(_("Jours fériés importés"), _STEPS, _STEPS)
    return report


def read_public_holidays(folder: SourceFolder) -> dict[date, str]:
    """The name of each day; two holidays of one day, as in 2008, are told together."""
    names: dict[date, list[str]] = {}
    for row in folder.rows(_PUBLIC_FILE, "date annee zone nom_jour_ferie"):
        row.among("zone", {"Métropole": True})
        day, name = row.day("date"), typeset(row.filled("nom_jour_ferie", 80))
        if row.integer("annee") != day.year:
            raise row.refusal("annee", _("l’année de la date"))
        if name in names.setdefault(day, []):
            raise row.refusal("date", _("un jour et un nom donnés une seule fois"))
        names[day].append(name)
    return {day: " et ".join(told) for day, told in names.items()}


def _write_public(names: dict[date, str]) -> Written:
    """Also tell how far the calendar that opening hours are read with knows the same days."""
    from holidays.countries.france import France  # loads every country of the world: a second of each start

    computed = France(years={day.year for day in names})  # type: ignore[no-untyped-call]  # has no types
    sheet = Sheet(("day",), ("name",), {(day,): (name,) for day, name in names.items()})
    counts = synchronise(PublicHoliday.objects.all(), sheet, ended_on=None)
    line = CoverageLine(Join.PUBLIC_HOLIDAYS, sum(day in computed for day in names), len(names))
    return Written({"publicholiday": counts}, (line,))


@dataclass
class Calendar:
    """Holidays of one zone, being read day by day; `last` is the last day of holidays told."""

    periods: dict[date, tuple[str, date]] = field(default_factory=dict)  # by first day: name, last day
    first: date | None = None

    def add(self, day: date, name: str) -> None:
        """One more day: of the holiday of the day before when it has its name, else of a new one."""
        if self.first and self.periods[self.first] == (name, day - _DAY):
            self.periods[self.first] = (name, day)
        else:
            self.first = day
            self.periods[day] = (name, day)

    @property
    def last(self) -> date:
        """The last day known: after it the source says nothing to be relied on."""
        return max(last for _name, last in self.periods.values())


def import_school_holidays(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _SCHOOL_FILE, ("services",))
    progress(_("Lecture des vacances scolaires"), 0, _STEPS)
    calendars = read_school_holidays(folder)
    origin = Origin(
        source=Source.SCHOOL_HOLIDAYS,
        title="Calendrier scolaire",
        publisher="Ministère de l’Éducation nationale",
        url="https://data.education.gouv.fr/explore/dataset/fr-en-calendrier-scolaire/",
        licence="Licence Ouverte 2.0",
        vintage=f"jusqu’au {max(calendar.last for calendar in calendars.values()):%d/%m/%Y}",
        fingerprint=folder.fingerprint(),
    )
    report = publish(origin, lambda: _write_school(calendars), actor=actor, at=at, dry_run=dry_run)
    progress(_("Vacances scolaires importées"), _STEPS, _STEPS)
    return report


def read_school_holidays(folder: SourceFolder) -> dict[str, Calendar]:
    """Days become periods, by zone. Each day must follow the one before, and a holiday must have a name."""
    calendars = {zone: Calendar() for zone in _ZONES}
    before: date | None = None
    for row in folder.rows(_SCHOOL_FILE, _SCHOOL_COLUMNS):
        day, name = row.day("date"), typeset(row.text("nom_vacances", 80))
        if before and day != before + _DAY:
            raise row.refusal("date", _("le jour qui suit, %s") % (before + _DAY).isoformat())
        for zone in _zones_in_holidays(row):
            if not name:
                raise row.refusal("nom_vacances", _("un texte"))
            calendars[zone].add(day, name)
        before = day
    told = {zone: calendar for zone, calendar in calendars.items() if calendar.periods}
    if not told:
        raise row.refusal("vacances_zone_a", _("un jour de vacances au moins"))
    return told


def _zones_in_holidays(row: Row) -> list[str]:
    return [zone for zone, column in _ZONES.items() if row.among(column, _ANSWERS)]


def _write_school(calendars: dict[str, Calendar]) -> Written:
    """Periods of the source; those kept by hand after its last day stay."""
    total = Counts()
    for zone, calendar in calendars.items():
        periods = {(zone, first): told for first, told in calendar.periods.items()}
        table = SchoolHoliday.objects.filter(zone=zone, starts_on__lte=calendar.last)
        total += synchronise(table, Sheet(("zone", "starts_on"), ("name", "ends_on"), periods), ended_on=None)
    return Written({"schoolholiday": total})
