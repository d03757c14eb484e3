"""Static files of the demonstration: collected again only when one of them changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from maillage.config.upkeep import collect_static_files


def collect_when_changed() -> bool:
    """Collect the static files unless the last collection read the same ones. True when it did."""
    mark = Path(settings.STATIC_ROOT) / ".collected"
    present = fingerprint()
    if mark.is_file() and mark.read_text() == present:
        return False
    collect_static_files()
    mark.write_text(present)
    return True


def fingerprint() -> str:
    """A digest of the name, size and age of every static file, and of the way they are stored."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
