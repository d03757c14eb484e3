"""Build the search index of this machine: beside the one in use, then switch."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.progress import step

NAME = "index"
HELP = "build the search index"


def configure(parser: ArgumentParser) -> None:
    """It takes no option."""


def run(options: Namespace) -> Status:
    """Build, and say how many documents can be found."""
    set_up_django()
    from maillage.search.actions import build_index

    with step("indexing"):
        count = build_index()
    print(f"{count} documents")
    return Status.DONE
