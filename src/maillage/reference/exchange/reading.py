"""From files to records that the schema takes: all faults are told together, or there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.exchange.faults import BadRecords, Fault
from maillage.reference.exchange.judge import judged, known_columns
from maillage.reference.exchange.shapes import resolved
from maillage.reference.exchange.tables import (
    MOST_BYTES,
    MOST_FAULTS,
    SERVICES,
    STRUCTURES,
    Record,
    Tables,
    Upload,
)
from maillage.reference.exchange.texts import read_csv, read_json
from maillage.reference.exchange.workbook import read_workbook

_ZIP = b"PK"


@dataclass(frozen=True)
class Read:
    """Structures and services as the schema reads them, and what it advises against."""

    structures: tuple[Any, ...]
    services: tuple[Any, ...]
    advice: tuple[Fault, ...]


def read_records(uploads: Sequence[Upload], *, source: str, known_structures: Iterable[str] = ()) -> Read:
    """Every record of the files. `source` names the producer where a table does not.

    `known_structures` are identifiers that services may also refer to. Raises BadSource for a file
    that cannot be read, BadRecords with every fault otherwise.
    """
    tables = Tables()
    for upload in uploads:
        read = _tables(upload)
        tables.structures += read.structures
        tables.services += read.services
        tables.faults += read.faults
    resolved([record.values for record in tables.structures], [record.values for record in tables.services])
    models = {kind: _judged(kind, tables, source) for kind in (STRUCTURES, SERVICES)}
    _require_structures(tables, set(known_structures))
    if tables.faults:
        told = [*tables.faults, *tables.advice]
        raise BadRecords(tuple(sorted(told, key=lambda fault: (fault.sheet, fault.line))[:MOST_FAULTS]))
    return Read(tuple(models[STRUCTURES]), tuple(models[SERVICES]), tuple(tables.advice))


def _tables(upload: Upload) -> Tables:
    if len(upload.content) > MOST_BYTES:
        expected, found = _("un fichier d’au plus 5 Mio"), _("un fichier plus lourd")
        raise BadSource(file=upload.name, expected=expected, found=found)
    if upload.content.startswith(_ZIP):
        return read_workbook(upload, known_columns())
    if upload.content.lstrip()[:1] in {b"[", b"{"} or upload.content[3:4] in {b"[", b"{"}:
        return read_json(upload)
    return read_csv(upload, known_columns())


def _judged(kind: str, tables: Tables, source: str) -> list[Any]:
    models: list[Any] = []
    seen: set[object] = set()
    for record in tables.of(kind):
        record.values.setdefault("source", source)
        identifier = record.values.get("id")
        if isinstance(identifier, str) and identifier in seen:
            tables.faults.append(record.fault("id", _("un identifiant donné une seule fois"), identifier))
        seen.add(identifier if isinstance(identifier, str) else None)
        model, faults, advised = judged(kind, record)
        tables.faults += [*faults, *_out_of_bounds(record)]
        tables.advice += advised
        models.append(model)
        if len(tables.faults) >= MOST_FAULTS:
            break
    return models


def _out_of_bounds(record: Record) -> list[Fault]:
    """Positions the schema takes and the Earth does not have."""
    faults = []
    for column, limit in (("latitude", 90), ("longitude", 180)):
        value = record.values.get(column)
        if isinstance(value, int | float) and not -limit <= value <= limit:
            expected = _("un nombre entre %(lowest)s et %(highest)s") % {"lowest": -limit, "highest": limit}
            faults.append(record.fault(column, expected, value))
    return faults


def _require_structures(tables: Tables, known: set[str]) -> None:
    """A service hangs on a structure of the files, or of what was read before."""
    known |= {str(record.values.get("id")) for record in tables.structures}
    for record in tables.services:
        wanted = record.values.get("structure_id")
        if isinstance(wanted, str) and wanted not in known:
            tables.faults.append(record.fault("structure_id", _("l’identifiant d’une structure du fichier"), wanted))
