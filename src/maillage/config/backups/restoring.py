"""Put a backup in the place of an installation, or of nothing."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from maillage.config import env
from maillage.config.backups import database, files, manifest
from maillage.config.backups.errors import BadBackup, HomeInUse, HomeNotEmpty
from maillage.config.backups.making import key_fingerprint
from maillage.config.backups.manifest import DATABASE, MEDIA, Manifest

LIVE = "maillage.sqlite3"
# What makes an installation; its side files go with the database.
_PARTS = (LIVE, f"{LIVE}-wal", f"{LIVE}-shm", f"{LIVE}-journal", MEDIA)


@dataclass(frozen=True)
class Restored:
    """What was put where; `aside` holds what was there before; `has_its_key` is False when staff must enrol again."""

    home: Path
    manifest: Manifest
    aside: Path | None
    has_its_key: bool


def restore(source: Path, home: Path, *, at: datetime, replaces: bool) -> Restored:
    """Verify `source`, put aside what `home` holds, then put the copy there; everybody is signed out.

    Raises BadBackup, HomeInUse, HomeNotEmpty and NoSpace before anything changes.
    """
    told = manifest.verified(source)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    present = [home / name for name in _PARTS if (home / name).exists()]
    _refuse(home, present, replaces=replaces)
    files.require_space(home, told.bytes)
    coming = home / ".restoring"
    with suppress(FileNotFoundError):
        shutil.rmtree(coming)
    try:
        _copy(source, coming, told)
        aside = _put_aside(home, present, at)
        for name, path in ((MEDIA, coming / MEDIA), (LIVE, coming / DATABASE)):
            files.rename(path, home / name)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(coming)
    return Restored(home, told, aside, _key_of(home) == told.key)


def _refuse(home: Path, present: list[Path], *, replaces: bool) -> None:
    if home / LIVE in present and not database.is_free(home / LIVE):
        raise HomeInUse(home)
    held = [path for path in present if not path.is_dir() or any(path.iterdir())]
    if held and not replaces:
        raise HomeNotEmpty(home)


def _copy(source: Path, coming: Path, told: Manifest) -> None:
    """Copy, then read the copy again: what is put in place is what was verified."""
    coming.mkdir(mode=0o700)
    shutil.copyfile(source / DATABASE, coming / DATABASE)
    (coming / DATABASE).chmod(0o600)
    files.copy_tree(source / MEDIA, coming / MEDIA)
    for name, one in told.files.items():
        if files.sha256(coming / name) != one["sha256"]:
            raise BadBackup(source, f"{name} could not be copied as it is.")
    database.end_sessions(coming / DATABASE)
    files.settle(coming)


def _put_aside(home: Path, present: list[Path], at: datetime) -> Path | None:
    if not present:
        return None
    aside = home / f"replaced-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    for path in present:
        files.rename(path, aside / path.name)
    return aside


def _key_of(home: Path) -> str:
    """The fingerprint of the key that `home` will run with, empty when it has none yet."""
    kept = home / "secret_key"
    key = env.text("MAILLAGE_SECRET_KEY") or (kept.read_text() if kept.is_file() else "")
    return key_fingerprint(key) if key else ""
