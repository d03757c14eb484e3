"""Delete what is past its retention, table by table (docs/reference/data.md tells each rule)."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import step

NAME = "purge"
HELP = "delete what is past its retention"


def configure(parser: ArgumentParser) -> None:
    """`--json`: counts by table."""
    parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")


def run(options: Namespace) -> Status:
    """Purge and say what went."""
    set_up_django()
    from django.utils import timezone

    from maillage.safeguards import retention

    with step("purging"):
        lines = retention.purge(timezone.now())
    if options.json:
        print_json({line.model: line.removed for line in lines})
    else:
        print("\n".join(f"{line.model}: {line.removed} ({line.rule})" for line in lines))
    return Status.DONE
