"""What a backup says of itself, so that one changed bit is seen before anything is restored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from maillage import __version__
from maillage.config.backups import database, files
from maillage.config.backups.errors import BadBackup

FORMAT = 1
DATABASE, MEDIA, MANIFEST, SUM = "database.sqlite3", "media", "manifest.json", "manifest.sha256"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`files` gives the SHA-256 and the bytes of each file by its path; `key` tells whether a secret key is the one."""

    format: int
    made_at: str
    version: str
    sqlite: str
    key: str
    settings: dict[str, str]
    migrations: list[str]
    counts: dict[str, int]
    journal: dict[str, object]
    files: dict[str, dict[str, Any]]

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(self.counts.values())

    @property
    def bytes(self) -> int:
        """Bytes of all files together."""
        return sum(int(one["bytes"]) for one in self.files.values())


def of(folder: Path, *, at: datetime, key: str, settings: dict[str, str]) -> Manifest:
    """Read what was copied into `folder`: everything comes from the copy, nothing from what goes on."""
    import sqlite3

    kept = folder / DATABASE
    return Manifest(
        format=FORMAT,
        made_at=at.isoformat(timespec="seconds"),
        version=__version__,
        sqlite=sqlite3.sqlite_version,
        key=key,
        settings=settings,
        migrations=database.migrations(kept),
        counts=database.counts(kept),
        journal=database.journal_head(kept),
        files={
            str(path.relative_to(folder)): {"sha256": files.sha256(path), "bytes": path.stat().st_size}
            for path in files.files_under(folder)
        },
    )


def write(manifest: Manifest, folder: Path) -> None:
    """The manifest and its own sum."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    for name, content in ((MANIFEST, text), (SUM, hashlib.sha256(text.encode()).hexdigest())):
        path = folder / name
        path.write_text(content, encoding="utf-8")
        path.chmod(0o600)


def verified(folder: Path) -> Manifest:
    """The manifest of a backup whose every byte is the one that was written. Raises BadBackup."""
    manifest = _read(folder)
    present = {str(path.relative_to(folder)) for path in files.files_under(folder)} - {MANIFEST, SUM}
    if present != set(manifest.files):
        raise BadBackup(
            folder, f"its files are not those of its manifest ({_differing(present, set(manifest.files))})."
        )
    for name, told in manifest.files.items():
        path = folder / name
        if path.stat().st_size != told["bytes"] or files.sha256(path) != told["sha256"]:
            raise BadBackup(folder, f"{name} is not what was written.")
    if not database.is_sound(folder / DATABASE):
        raise BadBackup(folder, "its database is damaged.")
    return manifest


def _read(folder: Path) -> Manifest:
    try:
        text, told = ((folder / name).read_bytes() for name in (MANIFEST, SUM))
    except OSError as error:
        raise BadBackup(folder, "it holds no manifest: it is not a backup, or was not ended.") from error
    if hashlib.sha256(text).hexdigest().encode() != told:
        raise BadBackup(folder, "its manifest is not what was written.")
    read: dict[str, Any] = json.loads(text)
    if read.get("format") != FORMAT:
        raise BadBackup(folder, f"its format is {read.get('format')}, this version reads {FORMAT}.")
    return Manifest(**read)


def _differing(present: set[str], told: set[str]) -> str:
    return ", ".join(sorted(present ^ told)[:3])
