"""Bytes that stay: sums, copies and names that survive a power cut."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from maillage.config.backups.errors import NoSpace

# What the file system itself needs beside the bytes.
MARGIN_BYTES = 8 * 1024 * 1024


def sha256(path: Path) -> str:
    """The sum of a file, read by pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_under(folder: Path) -> Iterator[Path]:
    """Every plain file, in a stable order; links are not followed."""
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def copy_tree(source: Path, target: Path) -> None:
    """Copy every file under `source`; a folder that is absent gives an empty one."""
    target.mkdir(mode=0o700)
    for path in files_under(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        copy.chmod(0o600)


def settle(folder: Path) -> None:
    """Bring every file and name under `folder` to the disk."""
    for path in files_under(folder):
        _flush(path, os.O_RDONLY)
    for path in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        _flush(path, os.O_RDONLY | os.O_DIRECTORY)


def rename(source: Path, target: Path) -> None:
    """Give a settled folder or file its name, for good."""
    source.rename(target)
    _flush(target.parent, os.O_RDONLY | os.O_DIRECTORY)


def require_space(folder: Path, needed: int) -> None:
    """Raises NoSpace when `folder` has less than `needed` bytes and a margin."""
    free = shutil.disk_usage(folder).free
    if free < needed + MARGIN_BYTES:
        raise NoSpace(folder, needed=needed + MARGIN_BYTES, free=free)


def size_of(paths: Iterator[Path]) -> int:
    """Bytes of these files."""
    return sum(path.stat().st_size for path in paths if path.exists())


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
