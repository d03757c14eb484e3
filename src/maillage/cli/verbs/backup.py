"""Copy the database and the media into a new folder while everything runs (SQLite).

The copy is verified by sums that `restore` reads first. Copy it off this machine: a backup on the same
disk is lost with it. The secret key is not in it: keep a copy of MAILLAGE_HOME/secret_key apart, once.
PostgreSQL is backed up by pgBackRest (docs/operate.md).
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import step

NAME = "backup"
HELP = "copy the database and the media while everything runs (SQLite)"


def configure(parser: ArgumentParser) -> None:
    """Where to, and how many to keep."""
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="folder of the backups (default: backups in MAILLAGE_HOME)"
    )
    parser.add_argument("--keep", type=int, default=14, metavar="N", help="newest backups kept there (default: 14)")
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")


def run(options: Namespace) -> Status:
    """Back up and say what was kept."""
    set_up_django()
    from django.conf import settings
    from django.utils import timezone

    from maillage.config.backups import making

    with step("copying"):
        made = making.make(options.to or Path(settings.HOME) / "backups", at=timezone.now(), keep=options.keep)
    told = made.manifest
    if options.json:
        print_json(
            {
                "folder": str(made.folder),
                "rows": told.rows,
                "bytes": told.bytes,
                "journal": told.journal,
                "removed": made.removed,
            }
        )
    else:
        print(f"{made.folder}: {told.rows} rows, {told.bytes // 1024} kB. {len(made.removed)} older ones removed.")
    return Status.DONE
