"""The binary catalogues Django reads, made from the English each package keeps in text.

French is the source; it has a catalogue too, because it counts zero in the singular and English does not.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from maillage.core.errors import Refusal

SOURCES: Final = Path(__file__).resolve().parent.parent


class CataloguesNotWritable(Refusal):
    """The package lies where this user may not write."""

    code = "catalogues_not_writable"


def compile_stale(sources: Path = SOURCES) -> list[str]:
    """Compile each package whose binary catalogues are absent or older than its text; their names.

    Raises CataloguesNotWritable. Call it before Django starts: a running process keeps what it read.
    """
    stale = stale_packages(sources)
    for package in stale:
        try:
            compile_package(package)
        except OSError as error:
            raise CataloguesNotWritable(
                f"Translations cannot be written in {package} ({error.strerror}): "
                "run `maillage prepare` as the owner of that folder."
            ) from error
    return [package.name for package in stale]


def stale_packages(sources: Path = SOURCES) -> list[Path]:
    """Packages that speak and whose binary catalogues are absent or older than their text."""
    texts = sorted(sources.glob("*/locale/en/LC_MESSAGES/django.po"))
    return [text.parents[3] for text in texts if _is_stale(text)]


def compile_package(package: Path) -> None:
    """Write the binary English of `package`, and the way French counts."""
    with (package / "locale/en/LC_MESSAGES/django.po").open("rb") as text:
        english = read_po(text, locale="en", charset="utf-8", abort_invalid=True)
    _write(package / "locale/en/LC_MESSAGES/django.mo", english)
    _write(package / "locale/fr/LC_MESSAGES/django.mo", _french_plurals(english))


def _is_stale(text: Path) -> bool:
    written_at = text.stat().st_mtime
    folder = text.parents[2]
    binaries = [folder / language / "LC_MESSAGES/django.mo" for language in ("en", "fr")]
    return any(not binary.is_file() or binary.stat().st_mtime < written_at for binary in binaries)


def _french_plurals(english: Catalog) -> Catalog:
    french = Catalog(locale="fr", charset="utf-8")
    for message in english:
        if message.id and not isinstance(message.id, str):
            french.add(message.id, string=message.id, context=message.context)
    return french


def _write(path: Path, catalog: Catalog) -> None:
    """Put the whole file in place at once: another process may be reading the old one."""
    content = io.BytesIO()
    write_mo(content, catalog)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
    with open(handle, "wb") as new:
        new.write(content.getvalue())
    os.chmod(name, 0o644)
    os.replace(name, path)
