"""Prepare the demonstration network when its folder is empty, then serve it whole on PORT.

Pages, live screens and worker run in the foreground; Ctrl-C stops everything.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.ports import add_port, port_of

NAME = "demo"
HELP = "prepare and serve the demonstration network"


def configure(parser: ArgumentParser) -> None:
    """Where to listen."""
    add_port(parser)


def run(options: Namespace) -> Status:
    """Serve until stopped."""
    port = port_of(options)
    from maillage.config import catalogues

    catalogues.compile_stale()
    set_up_django()
    from maillage.demo.run import main

    return Status(main(port))
