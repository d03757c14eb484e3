"""Bring the database to the present version: its tables."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import step

NAME = "migrate"
HELP = "bring the database to the present version"


def configure(parser: ArgumentParser) -> None:
    """`--json`: the migrations applied."""
    parser.add_argument("--json", action="store_true", help="print the migrations applied as one JSON object")


def run(options: Namespace) -> Status:
    """Apply what is missing and say it."""
    set_up_django()
    from maillage.config.upkeep import apply_migrations

    with step("migrating"):
        applied = apply_migrations()
    if options.json:
        print_json({"applied": applied})
    else:
        print("\n".join(applied) if applied else "The database is up to date.")
    return Status.DONE
