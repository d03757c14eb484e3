"""Import ROME 4 whole: France Travail's directory of occupations.

Everything is read and checked before the first write. docs/reference/sources.md names the files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference import models
from maillage.reference.enums import Source
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.rome_entries import Entries, read_entries
from maillage.reference.imports.rome_items import ITEM_FIELDS, NODE_FIELDS, STARTER_ITEM_CODES, Items, read_items
from maillage.reference.imports.rome_occupations import (
    APPELLATION_FIELDS,
    MAIN_FILE,
    OCCUPATION_FIELDS,
    Keyed,
    Occupations,
    read_occupations,
)
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.safeguards.journal import Actor

_RELEASE_NOTE = "version.txt"
_VERSION = re.compile(r"version\s*:\s*(\d+)", re.IGNORECASE)
_PUBLISHED = re.compile(r"publication\s*:\s*(\d{2})/(\d{2})/(\d{4})", re.IGNORECASE)
_STEPS = 6


@dataclass(frozen=True)
class Rome:
    """A version of ROME as read from its folder."""

    occupations: Occupations
    items: Items
    entries: Entries


def import_rome(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, MAIN_FILE, ("v460", "rome/v460", "rome"))
    read = read_rome(folder, progress)
    progress(_("Écriture des métiers"), 3, _STEPS)
    report = publish(
        _origin(folder),
        lambda: write_rome(read, on=local(at).date()),
        actor=actor,
        at=at,
        dry_run=dry_run,
    )
    progress(_("Métiers importés"), _STEPS, _STEPS)
    return report


def _origin(folder: SourceFolder) -> Origin:
    return Origin(
        source=Source.ROME,
        title="Répertoire opérationnel des métiers et des emplois (ROME 4.0)",
        publisher="France Travail",
        url="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html?type=article",
        licence="Licence Ouverte 2.0",
        vintage=_vintage(folder),
        fingerprint=folder.fingerprint(),
    )


def _vintage(folder: SourceFolder) -> str:
    """Version and date of publication, as the release note tells them; empty without a note."""
    if not folder.has(_RELEASE_NOTE):
        return ""
    note = folder.file(_RELEASE_NOTE).read_bytes().decode(errors="replace")
    version, published = _VERSION.search(note), _PUBLISHED.search(note)
    words = [f"version {version[1]}"] if version else []
    return ", ".join([*words, "/".join(published.groups())] if published else words)


def read_rome(folder: SourceFolder, progress: Progress = silent) -> Rome:
    """Everything the folder says, checked. Raises BadSource."""
    progress(_("Lecture des métiers"), 0, _STEPS)
    occupations = read_occupations(folder)
    progress(_("Lecture des compétences"), 1, _STEPS)
    items = read_items(folder, occupations.occupations, occupations.appellations)
    progress(_("Lecture des secteurs"), 2, _STEPS)
    return Rome(occupations, items, read_entries(folder, occupations.occupations))


def write_rome(read: Rome, *, on: date) -> Written:
    """Bring the tables to what was read; codes that left end, with their successors.

    Ended occupations keep their job titles, items and doors as they last were.
    """
    before = dict(models.Appellation.objects.filter(ended_on=None).values_list("code", "occupation_id"))
    coded = ((model.objects.all(), "code", fields, rows) for model, fields, rows in _coded(read))
    counts = synchronise_each(coded, ended_on=on) | synchronise_each(_links(read), ended_on=None)
    _follow(before, read.occupations.appellations, on)
    _drop_starter_items()
    return Written(counts)


def _coded(read: Rome) -> Iterator[tuple[Any, str, Keyed]]:
    """Tables whose rows have a code and an end, in the order they refer to each other."""
    occupations, items, entries = read.occupations, read.items, read.entries
    yield models.Domain, "name", occupations.domains
    yield models.ProfessionalDomain, "name domain_id", occupations.professional_domains
    yield models.Occupation, OCCUPATION_FIELDS, occupations.occupations
    yield models.Appellation, APPELLATION_FIELDS, occupations.appellations
    yield models.SkillNode, NODE_FIELDS, items.nodes
    yield models.Item, ITEM_FIELDS, items.items
    yield models.InterestCentre, "name definition", entries.interests
    yield models.Sector, "name definition parent_id", entries.sectors
    yield models.NafSector, "name definition", entries.naf_sectors
    yield models.Theme, "name definition", entries.themes


def _links(read: Rome) -> Iterator[tuple[QuerySet[Any], str, str, Keyed]]:
    """Links of the occupations of today, in full."""
    entries, live = read.entries, {"occupation__ended_on": None}
    naf, themes = models.Occupation.naf_sectors.through, models.Occupation.themes.through
    yield (models.Mobility.objects.filter(**live), "occupation_id target_id", "rank", read.occupations.mobilities)
    yield (models.OccupationItem.objects.filter(**live), "occupation_id item_id", "core", read.items.links)
    for links, key, rows in (
        (models.OccupationInterest, "occupation_id interest_id", entries.interest_links),
        (models.OccupationSector, "occupation_id sector_id", entries.sector_links),
    ):
        yield links.objects.filter(**live), key, "is_main", rows
    yield naf.objects.filter(**live), "occupation_id nafsector_id", "", entries.naf_links
    yield themes.objects.filter(**live), "occupation_id theme_id", "", entries.theme_links


def _follow(before: dict[int, str], appellations: Keyed, on: date) -> None:
    """The successors of a sheet that ends are the sheets its job titles went to."""
    ended = set(models.Occupation.objects.filter(ended_on=on).values_list("code", flat=True))
    heirs: dict[str, set[str]] = defaultdict(set)
    place = APPELLATION_FIELDS.split().index("occupation_id")
    for title, sheet in before.items():
        if sheet in ended and (title,) in appellations:
            heirs[sheet].add(appellations[title,][place])
    for occupation in models.Occupation.objects.filter(code__in=heirs).order_by("code"):
        occupation.successors.set(models.Occupation.objects.filter(code__in=heirs[occupation.code]))


def _drop_starter_items() -> None:
    """Items of our starter pack are no version of anything: once ended and unused, they go."""
    used = models.OccupationItem.objects.values("item_id")
    ended = models.Item.objects.filter(code__gte=STARTER_ITEM_CODES, ended_on__isnull=False)
    ended.exclude(code__in=used).delete()
