"""Put a backup back, or try one out: every byte is verified before anything changes (SQLite).

What the home held is put aside, never deleted. Everybody is signed out, tables are brought to this
version, what is past its retention is purged, and the search index follows. With --drill the copy goes
to a folder that is removed; its checks, its journal and its pages are tried there, and the day is noted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import step

if TYPE_CHECKING:
    from maillage.config.backups.restoring import Restored

NAME = "restore"
HELP = "put a backup back, or try it out with --drill (SQLite)"


def configure(parser: ArgumentParser) -> None:
    """From where, to where."""
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="DIR",
        help="the backup, or a folder of backups: then the newest",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--to", type=Path, metavar="HOME", help="home to restore (default: MAILLAGE_HOME)")
    where.add_argument("--drill", action="store_true", help="try the backup out and leave everything as it is")
    parser.add_argument("--replace", action="store_true", help="put aside what the home holds")
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")


def run(options: Namespace) -> Status:
    """Restore, or drill."""
    set_up_django()
    from maillage.config.backups import making

    making.live_database()
    source = _newest(options.source)
    return _drill(options, source) if options.drill else _restore(options, source)


def _newest(folder: Path) -> Path:
    from maillage.config.backups import making

    found = making.backups_in(folder) if folder.is_dir() else []
    return found[-1] if found else folder


def _drill(options: Namespace, source: Path) -> Status:
    from django.utils import timezone

    from maillage.config.backups import drill

    with step("restoring and trying out"):
        restored, passed = drill.drill(source, at=timezone.now())
    told = restored.manifest
    if options.json:
        print_json({"backup": passed.backup, "seconds": passed.seconds, "rows": told.rows, "made_at": told.made_at})
    else:
        print(f"{passed.backup} works: {told.rows} rows, restored and tried out in {passed.seconds} s.")
    return Status.DONE


def _restore(options: Namespace, source: Path) -> Status:
    from django.conf import settings
    from django.utils import timezone

    from maillage.config.backups.restoring import restore

    with step("restoring"):
        restored = restore(source, options.to or Path(settings.HOME), at=timezone.now(), replaces=options.replace)
    with step("bringing up to date"):
        _follow(restored, "migrate")
        _follow(restored, "purge")
        # It is made again by the worker, should there be no room for it now.
        _follow(restored, "index", "--if-needed", is_required=False)
    _tell(options, restored)
    return Status.DONE


def _follow(restored: Restored, *words: str, is_required: bool = True) -> None:
    """Run one more verb on the home restored, which need not be the one of this process."""
    environment = {**os.environ, "MAILLAGE_HOME": str(restored.home)}
    subprocess.run(
        [sys.executable, "-m", "maillage.cli.main", *words, "--json"],
        env=environment,
        check=is_required,
        stdout=subprocess.DEVNULL,
    )


def _tell(options: Namespace, restored: Restored) -> None:
    told = restored.manifest
    if options.json:
        print_json(
            {
                "home": str(restored.home),
                "made_at": told.made_at,
                "rows": told.rows,
                "aside": str(restored.aside or ""),
                "has_its_key": restored.has_its_key,
            }
        )
        return
    print(f"{restored.home} is as on {told.made_at}: {told.rows} rows. Everybody signs in again.")
    if restored.aside:
        print(f"What was there is in {restored.aside}: erase it once nothing of it is needed.")
    if not restored.has_its_key:
        print("Its secret key is not the one of the backup: put secret_key back, or all set one-time codes up again.")
