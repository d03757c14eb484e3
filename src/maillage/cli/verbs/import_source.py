"""Import an official source, or all of them: each transactional, idempotent, versioned.

`--from` reads a file or a folder in the published format; docs/reference/sources.md says where the
publisher keeps each one. `all` reads the folder of all sources, one after the other in the order they
refer to each other, and stops at the first refusal: what was imported before stays.

`history` brings in a spreadsheet of past years, with `--mapping`: which column holds what, the source, the
definition and the perimeter (docs/reference/history-import.md); the screen « Années passées » writes one.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import ProgressBar

if TYPE_CHECKING:
    from maillage.reference.imports import ImportReport

NAME = "import"
HELP = "import an official source, or all of them"
# The keys of reference.imports.IMPORTERS, without loading it: a test holds them alike.
SOURCES = (
    "communes",
    "mouvements",
    "contours",
    "feries",
    "vacances",
    "insee",
    "rome",
    "rome3",
    "fap",
    "tension",
    "bmo",
    "onisep",
    "certifinfo",
    "esco",
    "vocabulaires",
    "services",
)
HISTORY = "history"
_COUNTS = ("created", "updated", "ended", "unchanged")


def configure(parser: ArgumentParser) -> None:
    """Which source, from where, and whether to keep it."""
    parser.add_argument("source", choices=(*SOURCES, HISTORY, "all"), help="what to import")
    parser.add_argument("--from", dest="path", type=Path, required=True, metavar="PATH", help="file or folder to read")
    parser.add_argument("--mapping", type=Path, metavar="PATH", help="of a spreadsheet of past years: how to read it")
    parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")
    parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")


def run(options: Namespace) -> Status:
    """Import, then say what changed."""
    set_up_django()
    if options.source == HISTORY:
        return _bring_history(options)
    names = SOURCES if options.source == "all" else (options.source,)
    reports: dict[str, ImportReport] = {}
    for name in names:
        reports[name] = _imported(name, options)
        if not options.json:
            print(reports[name].sentence(), flush=True)
    if options.json:
        print_json(_as_json(reports) if options.source == "all" else reports[options.source].as_json())
    return Status.DONE


def _bring_history(options: Namespace) -> Status:
    """Bring in a spreadsheet of past years."""
    from django.utils import timezone

    from maillage.reception import actions
    from maillage.reception.history.mapping import read_mapping
    from maillage.reference.exchange.tables import read_upload

    upload, mapping = read_upload(options.path), read_mapping(options.mapping)
    brought = actions.import_history(
        upload=upload, mapping=mapping, actor=None, at=timezone.now(), dry_run=options.dry_run
    )
    if options.json:
        print_json(brought.as_json())
    else:
        print("\n".join(brought.sentences()))
    return Status.DONE


def _imported(name: str, options: Namespace) -> ImportReport:
    from django.utils import timezone

    from maillage.reference import imports

    progress = ProgressBar()
    try:
        return imports.importer(name)(
            options.path, at=timezone.now(), actor=None, dry_run=options.dry_run, progress=progress
        )
    finally:
        progress.close()


def _as_json(reports: dict[str, ImportReport]) -> dict[str, object]:
    """The counts of all together, then each report by the name of its source."""
    totals = {count: sum(getattr(report, count) for report in reports.values()) for count in _COUNTS}
    return {**totals, "sources": {name: report.as_json() for name, report in reports.items()}}
