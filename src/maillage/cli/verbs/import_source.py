"""Import an official source: transactional, idempotent, versioned.

`--from` reads a file or a folder in the published format; docs/reference/sources.md says where the
publisher keeps each one.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import ProgressBar

NAME = "import"
HELP = "import an official source (communes, rome)"
SOURCES = ("communes", "rome")


def configure(parser: ArgumentParser) -> None:
    """Which source, from where, and whether to keep it."""
    parser.add_argument("source", choices=SOURCES, help="what to import")
    parser.add_argument("--from", dest="path", type=Path, required=True, metavar="PATH", help="file or folder to read")
    parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")
    parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")


def run(options: Namespace) -> Status:
    """Import, then say what changed."""
    set_up_django()
    from django.utils import timezone

    from maillage.reference import imports

    progress = ProgressBar()
    try:
        report = imports.IMPORTERS[options.source](
            options.path, at=timezone.now(), actor=None, dry_run=options.dry_run, progress=progress
        )
    finally:
        progress.close()
    if options.json:
        print_json(report.as_json())
    else:
        print(report.sentence())
    return Status.DONE
