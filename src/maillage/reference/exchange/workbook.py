"""The entry workbook of data·inclusion (XLSX), read as a stranger's file.

A workbook is a zip of XML. Before any of it is parsed, its unpacked size is bounded and no part may
declare a document type: no bomb, no entity. Formulas are read as text and refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.exchange.tables import MOST_COLUMNS, MOST_ROWS, SERVICES, STRUCTURES, Header, Tables, Upload

_MOST_UNPACKED: Final = 12 * 1024 * 1024
_MOST_PARTS: Final = 200
_SHEETS: Final = {"structures": STRUCTURES, "services": SERVICES}


def read_workbook(upload: Upload, known: Mapping[str, Sequence[str]]) -> Tables:
    """The sheets « Structures » and « Services »; the others are help. Raises BadSource."""
    require_safe(upload)
    from openpyxl import load_workbook

    tables = Tables()
    try:
        book = load_workbook(io.BytesIO(upload.content), read_only=True, keep_links=False)
        found = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
        for title, kind in _SHEETS.items():
            if title in found:
                _read_sheet(found[title], known[kind], tables, kind=kind)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError) as error:
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error
    except (ParseError, zipfile.BadZipFile) as error:
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error
    if not (tables.structures or tables.services or tables.faults):
        raise _refusal(upload, _("une feuille « Structures » ou « Services » remplie"), _("rien"))
    return tables


def _read_sheet(sheet: Any, known: Sequence[str], tables: Tables, *, kind: str) -> None:  # noqa: ANN401  a sheet of openpyxl
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    header = Header(sheet.title, next(rows, ()), known)
    tables.faults.extend(header.faults)
    for line, cells in enumerate(rows, start=2):
        if line > MOST_ROWS:
            expected = _("au plus %d lignes") % MOST_ROWS
            raise BadSource(file=sheet.title, line=line, expected=expected, found=_("une ligne de plus"))
        record = header.record(line, cells, tables.faults)
        if record:
            tables.of(kind).append(record)


def require_safe(upload: Upload) -> None:
    """Refuse what would grow, or would make the reader fetch or repeat."""
    try:
        with zipfile.ZipFile(io.BytesIO(upload.content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise _refusal(upload, _("un classeur de taille ordinaire"), _("un classeur qui grossit trop"))
            for part in parts:
                _require_plain_xml(upload, packed.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]  # the module it decompresses with
        raise _refusal(upload, _("un classeur"), _("un fichier abîmé")) from error


def _require_plain_xml(upload: Upload, part: bytes) -> None:
    if b"\0" in part[:200] or b"<!doctype" in part.lower() or b"<!entity" in part.lower():
        raise _refusal(upload, _("un classeur sans déclaration de document"), _("une déclaration de document"))


def _refusal(upload: Upload, expected: str, found: str) -> BadSource:
    return BadSource(file=upload.name, expected=expected, found=found)
