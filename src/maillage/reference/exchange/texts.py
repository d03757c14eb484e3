"""JSON and CSV of data·inclusion, bounded in size, depth and rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.exchange.shapes import in_schema_words
from maillage.reference.exchange.tables import MOST_ROWS, SERVICES, STRUCTURES, Header, Record, Tables, Upload

_OF_SERVICES = ("structure_id", "structure")


def read_json(upload: Upload) -> Tables:
    """A list of structures or of services, or an object with both lists. Raises BadSource."""
    try:
        document = json.loads(_decoded(upload), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _refusal(upload, _("un fichier JSON"), _("un texte qui n’en est pas")) from error
    lists = document if isinstance(document, dict) else {_kind_of(document): document}
    tables = Tables()
    for kind in (STRUCTURES, SERVICES):
        records = lists.get(kind, [])
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            raise _refusal(upload, _("une liste de fiches"), _("autre chose"))
        if len(records) > MOST_ROWS:
            raise _refusal(upload, _("au plus %d lignes") % MOST_ROWS, _("%d lignes") % len(records))
        tables.of(kind).extend(_record(upload, rank, record) for rank, record in enumerate(records, start=1))
    if not (tables.structures or tables.services):
        raise _refusal(upload, _("une liste de fiches"), _("rien"))
    return tables


def _record(upload: Upload, rank: int, record: dict[str, object]) -> Record:
    return Record(upload.name, rank, in_schema_words(record))


def _kind_of(document: object) -> str:
    first = document[0] if isinstance(document, list) and document else {}
    return SERVICES if isinstance(first, dict) and any(name in first for name in _OF_SERVICES) else STRUCTURES


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def read_csv(upload: Upload, known: Mapping[str, Sequence[str]]) -> Tables:
    """One table: of services when a column says so, of structures otherwise. Raises BadSource."""
    reader = csv.reader(io.StringIO(_decoded(upload), newline=""), strict=True)
    tables = Tables()
    try:
        names = next(reader, [])
        kind = SERVICES if any(name in names for name in _OF_SERVICES) else STRUCTURES
        header = Header(upload.name, names, known[kind])
        tables.faults.extend(header.faults)
        for cells in reader:
            if len(tables.of(kind)) >= MOST_ROWS:
                raise _refusal(upload, _("au plus %d lignes") % MOST_ROWS, _("une ligne de plus"))
            record = header.record(reader.line_num, cells, tables.faults)
            if record:
                tables.of(kind).append(record)
    except csv.Error as error:
        raise _refusal(upload, _("un tableau CSV, virgules et guillemets doublés"), str(error)) from error
    if not (tables.structures or tables.services or tables.faults):
        raise _refusal(upload, _("au moins une ligne de données"), _("rien"))
    return tables


def _decoded(upload: Upload) -> str:
    try:
        text = upload.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(upload, _("un texte en UTF-8"), _("un autre codage")) from error
    if "\0" in text:
        raise _refusal(upload, _("un texte en UTF-8"), _("un caractère nul"))
    return text


def _refusal(upload: Upload, expected: str, found: str) -> BadSource:
    return BadSource(file=upload.name, expected=expected, found=found)
