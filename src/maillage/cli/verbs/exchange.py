"""Take in files of data·inclusion v1: JSON, CSV, or the entry workbook (XLSX).

`import` reads the files, judges each record by the published schema and, when none is at fault, brings the
structures into the directory of others, by identifier; the names of their services go with them. What a file
leaves out stays. With faults, every one is told (sheet, line, column, expected, found) and nothing changes.
A folder stands for the `structures` and `services` files in it. Our own data leave by `/api/v1/`.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from maillage.cli.outcome import Status, print_json, set_up_django

if TYPE_CHECKING:
    from maillage.reference.exchange.tables import Upload
    from maillage.reference.imports.data_inclusion import Exchange

NAME = "exchange"
HELP = "take in files of data·inclusion"
_NAMES = ("structures.json", "services.json", "structures.csv", "services.csv")


def configure(parser: ArgumentParser) -> None:
    """What to do, with which files."""
    parser.add_argument("act", choices=["import"], help="read, judge, and bring into the directory of others")
    parser.add_argument(
        "--from", dest="paths", type=Path, required=True, action="append", metavar="PATH", help="a file or a folder"
    )
    parser.add_argument(
        "--source", default="saisie", metavar="NAME", help="the producer, where a table does not name it"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and judge everything, keep nothing")
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")


def run(options: Namespace) -> Status:
    """Take in, then say what came."""
    set_up_django()
    from django.utils import timezone

    from maillage.reference.imports.data_inclusion import import_data_inclusion

    uploads = [upload for path in options.paths for upload in _uploads(path)]
    brought = import_data_inclusion(
        uploads, source=options.source, at=timezone.now(), actor=None, dry_run=options.dry_run
    )
    if options.json:
        print_json(_as_json(brought))
    else:
        print("\n".join(brought.sentences()))
    return Status.DONE


def _uploads(path: Path) -> list[Upload]:
    """The files a path stands for. Raises BadSource when there is none."""
    from maillage.reference.exchange.tables import read_upload

    named = [path / name for name in _NAMES if (path / name).is_file()] if path.is_dir() else []
    return [read_upload(file) for file in named or [path]]


def _as_json(brought: Exchange) -> dict[str, object]:
    counts = {"structures": brought.structures, "services": brought.services}
    advice = [asdict(fault) for fault in brought.advice]
    return {**brought.report.as_json(), **counts, "advice": advice, "unread_hours": list(brought.unread_hours)}
