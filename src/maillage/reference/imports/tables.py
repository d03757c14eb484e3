"""CSV tables of a source, plain or gzipped, read row by row; a bad one is told by line and column.

UTF-8 is strict, the header must hold the expected columns and no other. Nothing here touches the
database.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from maillage.reference.errors import BadSource
from maillage.reference.imports.records import Row

LINE_LIMIT_BYTES = 1024 * 1024


class SourceFolder:
    """The folder of a source, found from what a person named: the folder, one above it, or its main file."""

    def __init__(self, named: Path, main: str, below: Sequence[str]) -> None:
        """Raises BadSource when the file `main` is neither `named`, nor in it, nor in a folder of `below`."""
        self._read: list[Path] = []
        self.main_file = named if named.is_file() else self._sought(named, main, below)
        self.path = self.main_file.parent
        self._main = main

    @staticmethod
    def _sought(named: Path, main: str, below: Sequence[str]) -> Path:
        for folder in (named, *(named / name for name in below)):
            if found := _existing(folder, main):
                return found
        expected = _("ce fichier (ou %(name)s.gz) dans %(folder)s") % {"name": main, "folder": named}
        raise BadSource(file=main, expected=expected, found=_("aucun fichier de ce nom"))

    def file(self, name: str) -> Path:
        """The path of a file of the source, plain or gzipped. Raises BadSource when it is not there."""
        found = self.main_file if name == self._main else self._sought(self.path, name, ())
        self._read.append(found)
        return found

    def has(self, name: str) -> bool:
        """Whether an optional file is there."""
        return _existing(self.path, name) is not None

    def rows(self, name: str, columns: str) -> Iterator[Row]:
        """Records of a table of the source, whose columns are given separated by blanks."""
        return rows(self.file(name), columns.split())

    def fingerprint(self) -> str:
        """SHA-256 of the files read so far, names and bytes, in hexadecimal."""
        digest = hashlib.sha256()
        for path in sorted(set(self._read)):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def _existing(folder: Path, name: str) -> Path | None:
    candidates = (folder / name, folder / f"{name}.gz")
    return next((path for path in candidates if path.is_file()), None)


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Records of the table at `path`. Raises BadSource at the first that cannot be read."""
    reader = csv.reader(_lines(path), strict=True)
    header = _next(reader, path.name) or []
    _check_header(path.name, header, columns)
    line, count = reader.line_num + 1, 0
    while (cells := _next(reader, path.name)) is not None:
        if cells:
            if len(cells) != len(header):
                raise _width_refusal(path.name, line, widths=(len(header), len(cells)))
            yield Row(path.name, line, dict(zip(header, cells, strict=True)))
            count += 1
        line = reader.line_num + 1
    if not count:
        raise BadSource(file=path.name, line=line, expected=_("au moins une ligne de données"), found=_("rien"))


def _lines(path: Path) -> Iterator[str]:
    """Lines of a file, ends included, each within the limit and well encoded."""
    number = 1
    with _opened(path) as stream:
        while line := _line(stream, path.name, number):
            yield _decoded(line, path.name, number)
            number += 1


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _line(stream: BinaryIO, file: str, number: int) -> bytes:
    try:
        line = stream.readline(LINE_LIMIT_BYTES + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        expected, found = _("un fichier gzip complet"), _("un fichier tronqué ou abîmé")
        raise BadSource(file=file, line=number, expected=expected, found=found) from error
    if len(line) > LINE_LIMIT_BYTES:
        expected, found = _("une ligne d’au plus 1 Mio"), _("une ligne plus longue")
        raise BadSource(file=file, line=number, expected=expected, found=found)
    return line


def _decoded(line: bytes, file: str, number: int) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        place = {"byte": f"{line[error.start]:#04x}", "rank": error.start + 1}
        found = _("l’octet %(byte)s au rang %(rank)d de la ligne") % place
        raise BadSource(file=file, line=number, expected=_("un texte en UTF-8"), found=found) from error
    if "\0" in text:
        raise BadSource(file=file, line=number, expected=_("un texte en UTF-8"), found=_("un caractère nul"))
    return text


def _next(reader: Iterator[list[str]], file: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        expected = _("un tableau CSV, virgules et guillemets doublés")
        raise BadSource(file=file, line=line, expected=expected, found=str(error)) from error


def _check_header(file: str, header: list[str], columns: Sequence[str]) -> None:
    if not header:
        raise BadSource(file=file, line=1, expected=_("une ligne de titres"), found=_("un fichier vide"))
    found = ", ".join(header)[:200]
    for column in columns:
        if header.count(column) != 1:
            raise BadSource(file=file, line=1, column=column, expected=_("cette colonne, une fois"), found=found)
    for column in header:
        if column not in columns:
            expected = _("seulement %s") % ", ".join(columns)
            raise BadSource(file=file, line=1, column=column, expected=expected, found=_("une colonne de plus"))


def _width_refusal(file: str, line: int, *, widths: tuple[int, int]) -> BadSource:
    expected, found = (_("%d cellules") % width for width in widths)
    return BadSource(file=file, line=line, expected=expected, found=found)
