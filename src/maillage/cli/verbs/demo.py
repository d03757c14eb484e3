"""Prepare the demonstration network when its folder is empty, then serve it whole on PORT.

Pages, live screens and worker run in the foreground; Ctrl-C stops everything.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.config import env

NAME = "demo"
HELP = "prepare and serve the demonstration network"


def configure(parser: ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--port", type=int, default=int(env.text("PORT")), help="port (default: PORT, else 8000)")


def run(options: Namespace) -> Status:
    """Serve until stopped."""
    set_up_django()
    from maillage.demo.run import main

    return Status(main(options.port))
