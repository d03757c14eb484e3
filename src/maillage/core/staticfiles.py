"""How style sheets reach people: many small files for us, one for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "core/maillage.css"
_IMPORT = re.compile(r'@import url\("(?P<file>[\w-]+\.css)"\) layer\((?P<layer>[\w.-]+)\);\n')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)

# Our own modules import each other by relative address; those of libraries are left as they are.
_IMPORTED_MODULE = (r"""(?P<matched>from "(?P<url>\.{1,2}/[\w./-]+\.js)";)""", 'from "%(url)s";')
_OUR_PACKAGES = ("core", "portal", "desk", "backoffice", "kiosk")
_OUR_MODULES = tuple((f"{package}/*.js", (_IMPORTED_MODULE,)) for package in _OUR_PACKAGES)

Paths = dict[str, tuple[Storage, str]]


def bundle(paths: Paths) -> str:
    """The sheet with each file it imports in place, inside its layer, and without comments."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as sheet:
            return _COMMENT.sub("", sheet.read().decode())

    def inline(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{read('core/' + found['file'])}}}\n"

    return _IMPORT.sub(inline, read(SHEET))


class BundledStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed, compressed files, where `core/maillage.css` holds what it imports: one request, cached for ever.

    Without `collectstatic` the same sheet works as it stands, through its imports.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, *_OUR_MODULES)

    def post_process(self, paths: Paths, **options: Any) -> Iterator[tuple[str, str, bool]]:
        """As Django calls it; `paths` maps each collected name to where it comes from."""
        if SHEET in paths and not options.get("dry_run"):
            sheet = bundle(paths)
            self.delete(SHEET)
            self.save(SHEET, ContentFile(sheet.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, **options)
