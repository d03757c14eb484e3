"""Check this installation: settings, database durability, migrations, journal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import step

NAME = "check"
HELP = "check settings, durability, migrations and journal"


def configure(parser: ArgumentParser) -> None:
    """`--production` adds what a public machine needs."""
    parser.add_argument("--production", action="store_true", help="add the checks of a public machine")
    parser.add_argument("--json", action="store_true", help="print the findings as one JSON object")


def run(options: Namespace) -> Status:
    """List each finding with its remedy; refuse when one is an error."""
    set_up_django()
    from maillage.config.upkeep import findings

    with step("checking"):
        found = findings(is_production=options.production)
    if options.json:
        print_json({"findings": [finding.as_json() for finding in found]})
    else:
        print("\n".join(str(finding) for finding in found) or "Nothing to mend.")
    return Status.REFUSED if any(finding.is_error for finding in found) else Status.DONE
