"""Import the controlled words: our own lists, kept by hand, and the code lists of data·inclusion.

A code that leaves a list ends on the day of the import; it stays readable. Our lists have an English
label for every word; those of data·inclusion have none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference.enums import Source
from maillage.reference.errors import BadSource
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.rome_occupations import Keyed
from maillage.reference.imports.synchronise import synchronise_each
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Term, Vocabulary
from maillage.reference.queries.vocabularies import UNKNOWN_START
from maillage.safeguards.journal import Actor

SHIPPED: Final = Path(__file__).resolve().parent.parent / "vocabularies"
_MAIN_FILE, _TERMS_FILE = "vocabularies.csv", "terms.csv"
_DATA_INCLUSION = (
    ("frais", "Frais d’un service"),
    ("modes_accueil", "Modes d’accueil"),
    ("modes_mobilisation", "Comment mobiliser un service"),
    ("personne_mobilisatrice", "Qui peut mobiliser un service"),
    ("publics", "Publics d’un service"),
    ("reseaux_porteurs", "Réseaux porteurs"),
    ("thematiques", "Thématiques d’un service"),
    ("types_de_services", "Types de services"),
)
_CODE = re.compile(r"[a-z0-9][a-z0-9_+-]{0,119}")
_MAPPING = re.compile(r"[a-z_0-9]+=[^=;|]+(?:\|[^=;|]+)*")
_VOCABULARY_FIELDS = "label label_en publisher version position"
_TERM_FIELDS = "label label_en parent position mappings valid_until"
_STEPS = 2


@dataclass
class Words:
    """What the files say, by key, in the order of the fields above; the folders they were read from."""

    vocabularies: Keyed = field(default_factory=dict)
    terms: Keyed = field(default_factory=dict)
    rows: dict[tuple[str, str], list[tuple[date, date | None, Row]]] = field(default_factory=lambda: defaultdict(list))
    folders: list[SourceFolder] = field(default_factory=list)


def import_vocabularies(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the lists of `source`, with those of data·inclusion when it holds them; without lists of its
    own, those shipped. Raises BadSource, then nothing was changed.
    """
    progress(_("Lecture des listes de mots"), 0, _STEPS)
    read = read_words(source)
    report = publish(_origin(read), lambda: write_words(read, on=local(at).date()), actor=actor, at=at, dry_run=dry_run)
    progress(_("Listes de mots importées"), _STEPS, _STEPS)
    return report


def _origin(read: Words) -> Origin:
    has_others = len(read.folders) > 1
    versions = {told[3] for told in read.vocabularies.values() if told[2] == "Maillage"}
    return Origin(
        source=Source.VOCABULARIES,
        title="Listes de mots communes",
        publisher="Maillage" + (" ; data·inclusion" if has_others else ""),
        url="https://www.data.inclusion.gouv.fr/" if has_others else "",
        licence="Licence Ouverte 2.0",
        vintage=f"version {', '.join(sorted(versions))}" + (" ; data·inclusion v1" if has_others else ""),
        fingerprint="".join(folder.fingerprint()[: 64 // len(read.folders)] for folder in read.folders),
    )


def read_words(source: Path) -> Words:
    """Our lists and those of data·inclusion, checked. Raises BadSource."""
    others = _found(source, "thematiques.csv", ("services/data_inclusion_referentiels/v1", "v1"))
    own = _found(source, _MAIN_FILE, ("vocabularies",))
    if own is None and others is None:
        raise BadSource(file=_MAIN_FILE, expected=_("ce fichier dans %s") % source, found=_("aucun fichier de ce nom"))
    read = Words()
    _read_own(read, own or SourceFolder(SHIPPED, _MAIN_FILE, ()))
    if others:
        _read_data_inclusion(read, others)
    return read


def _found(source: Path, main: str, below: tuple[str, ...]) -> SourceFolder | None:
    try:
        return SourceFolder(source if source.is_dir() else source.parent, main, below)
    except BadSource:
        return None


def _read_own(read: Words, folder: SourceFolder) -> None:
    read.folders.append(folder)
    for position, row in enumerate(folder.rows(_MAIN_FILE, "code label label_en version"), start=1):
        key = once(row, "code", code=(row.code("code", _CODE),), seen=read.vocabularies)
        label, english = typeset(row.filled("label", 120)), typeset(row.filled("label_en", 120))
        read.vocabularies[key] = (label, english, "Maillage", row.filled("version", 20), position)
    columns = "vocabulary code label label_en parent valid_from valid_until mappings"
    for position, row in enumerate(folder.rows(_TERMS_FILE, columns), start=1):
        vocabulary: str = row.known("vocabulary", read.vocabularies, read=lambda cell: (cell,), of=_MAIN_FILE)[0]
        code, starts, ends = row.code("code", _CODE), _day(row, "valid_from"), _last_day(row)
        label, english = typeset(row.filled("label")), typeset(row.filled("label_en"))
        told = (label, english, row.text("parent", 80), position, _mappings(row), ends)
        read.terms[once(row, "valid_from", code=(vocabulary, code, starts), seen=read.terms)] = told
        read.rows[vocabulary, code].append((starts, ends, row))
    for versions in read.rows.values():
        _require_no_overlap(versions)


def _day(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row.cells[column])
    except ValueError as error:
        raise row.refusal(column, _("une date AAAA-MM-JJ")) from error


def _last_day(row: Row) -> date | None:
    last = _day(row, "valid_until") if row.cells["valid_until"] else None
    if last and last < _day(row, "valid_from"):
        raise row.refusal("valid_until", _("un jour qui suit le premier"))
    return last


def _mappings(row: Row) -> dict[str, list[str]]:
    """`isced=3|4;old=IV` as {"isced": ["3", "4"], "old": ["IV"]}."""
    pairs = [pair for pair in row.text("mappings").split(";") if pair]
    if not all(map(_MAPPING.fullmatch, pairs)):
        raise row.refusal("mappings", _("des équivalences comme liste=code|code;liste=code"))
    return {name: codes.split("|") for name, _sign, codes in (pair.partition("=") for pair in pairs)}


def _require_no_overlap(versions: list[tuple[date, date | None, Row]]) -> None:
    in_order = sorted(versions, key=lambda version: version[0])
    for (_first, ends, _row), (starts, _ends, row) in pairwise(in_order):
        if ends is None or ends >= starts:
            raise row.refusal("valid_from", _("un jour qui suit la fin de la version d’avant"))


def _read_data_inclusion(read: Words, folder: SourceFolder) -> None:
    read.folders.append(folder)
    for order, (name, label) in enumerate(_DATA_INCLUSION, start=1):
        vocabulary = f"data-inclusion-{name.replace('_', '-')}"
        read.vocabularies[vocabulary,] = (label, "", "data·inclusion", "v1", 1000 + order)
        for position, row in enumerate(folder.rows(f"{name}.csv", "value label description"), start=1):
            key = (vocabulary, row.code("value", _CODE), UNKNOWN_START)
            read.terms[once(row, "value", code=key, seen=read.terms)] = (
                *(typeset(row.filled("label")), "", "", position, {}, None),
            )


def write_words(read: Words, *, on: date) -> Written:
    """Bring the tables to what was read; codes that left end today, and stay."""
    vocabularies = {**_kept(Vocabulary, ("code",), _VOCABULARY_FIELDS), **read.vocabularies}
    terms = {**_ended(read, on), **read.terms}
    told = (
        (Vocabulary.objects.all(), "code", _VOCABULARY_FIELDS, vocabularies),
        (Term.objects.all(), "vocabulary_id code valid_from", _TERM_FIELDS, terms),
    )
    return Written(synchronise_each(told, ended_on=None))


def _kept(model: type[Vocabulary] | type[Term], key: tuple[str, ...], fields: str) -> Keyed:
    width = len(key)
    return {row[:width]: row[width:] for row in model.objects.values_list(*key, *fields.split())}


def _ended(read: Words, on: date) -> Keyed:
    """Terms of the database that the files no longer have, their last day told; other lists stay as they are."""
    before = _kept(Term, ("vocabulary_id", "code", "valid_from"), _TERM_FIELDS)
    gone: Keyed = {}
    for key, (*told, ends) in before.items():
        is_read = (key[0],) in read.vocabularies
        gone[key] = (*told, max(on, key[2]) if is_read and ends is None and key not in read.terms else ends)
    return gone
