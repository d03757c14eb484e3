"""Make a backup of this installation while it runs."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from maillage.config import env
from maillage.config.backups import database, files, manifest
from maillage.config.backups.errors import AlreadyThere, NotSqlite
from maillage.config.backups.manifest import DATABASE, MEDIA, Manifest

_NAME = re.compile(r"maillage-\d{8}T\d{6}Z")
# Variables that hold secrets, or may: never in a manifest.
_SECRET = frozenset({"MAILLAGE_SECRET_KEY", "MAILLAGE_DATABASE_URL", "MAILLAGE_EMAIL_URL"})


@dataclass(frozen=True)
class Made:
    """A backup: where it is, what it holds, what was removed for it."""

    folder: Path
    manifest: Manifest
    removed: tuple[str, ...]


def live_database() -> Path:
    """The SQLite file in use. Raises NotSqlite."""
    described = settings.DATABASES["default"]
    if not described["ENGINE"].endswith("sqlite3"):
        raise NotSqlite
    return Path(described["NAME"])


def make(target: Path, *, at: datetime, keep: int) -> Made:
    """Copy database and media into a new folder of `target`, then keep the `keep` newest.

    Rows committed before the start are in it. Raises NotSqlite, NoSpace and AlreadyThere; then nothing is left behind.
    """
    live = live_database()
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    final = target / f"maillage-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if final.exists():
        raise AlreadyThere(final)
    files.require_space(target, _needed(live))
    partial = target / f".{final.name}.partial"
    partial.mkdir(mode=0o700)
    try:
        described = _copy(live, partial, at)
        files.settle(partial)
        files.rename(partial, final)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(partial)
    return Made(final, described, _remove_older(target, keep))


def backups_in(folder: Path) -> list[Path]:
    """The ended backups of a folder, the oldest first."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and _NAME.fullmatch(path.name))


def key_fingerprint(key: str) -> str:
    """Tells one secret key from another, and gives nothing to guess it by."""
    return hashlib.scrypt(key.encode(), salt=b"maillage backup", n=2**14, r=8, p=1, dklen=8).hex()


def _needed(live: Path) -> int:
    written_ahead = live.with_name(f"{live.name}-wal")
    return files.size_of(iter([live, written_ahead])) + files.size_of(files.files_under(Path(settings.MEDIA_ROOT)))


def _copy(live: Path, folder: Path, at: datetime) -> Manifest:
    database.copy(live, folder / DATABASE)
    files.copy_tree(Path(settings.MEDIA_ROOT), folder / MEDIA)
    shown = {one.name: env.text(one.name) for one in env.VARIABLES if one.name not in _SECRET}
    described = manifest.of(folder, at=at, key=key_fingerprint(settings.SECRET_KEY), settings=shown)
    manifest.write(described, folder)
    return described


def _remove_older(folder: Path, keep: int) -> tuple[str, ...]:
    """Never the one just made, whatever `keep` says."""
    older = backups_in(folder)[: -max(keep, 1)]
    for path in older:
        shutil.rmtree(path)
    return tuple(path.name for path in older)
