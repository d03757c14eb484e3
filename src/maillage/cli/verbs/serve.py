"""Serve pages (WSGI, gunicorn) or, with --live, the live screens (ASGI, uvicorn), behind nginx.

The demonstration does not need this verb: `maillage demo` serves everything in one process.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.ports import add_port, port_of

NAME = "serve"
HELP = "serve pages, or live screens with --live (production)"


def configure(parser: ArgumentParser) -> None:
    """Where to listen and with how many processes."""
    parser.add_argument("--live", action="store_true", help="serve only /live/, as ASGI")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback)")
    add_port(parser)
    parser.add_argument("--workers", type=int, default=2, help="processes for pages (default: 2)")


def command_line(options: Namespace) -> list[str]:
    """The server's own command line."""
    port = port_of(options)
    if options.live:
        return [
            *(sys.executable, "-m", "uvicorn", "maillage.config.asgi:application"),
            *("--host", options.host, "--port", str(port), "--lifespan", "off", "--no-access-log"),
            *("--timeout-graceful-shutdown", "3", "--log-level", "warning"),
        ]
    return [
        *(sys.executable, "-m", "gunicorn", "maillage.config.wsgi:application", "--bind", f"{options.host}:{port}"),
        *("--workers", str(options.workers), "--worker-class", "gthread", "--threads", "4"),
        *("--max-requests", "20000", "--max-requests-jitter", "2000", "--graceful-timeout", "10"),
    ]


def run(options: Namespace) -> Status:
    """Become the server: signals reach it directly. What is wrong in the settings is told before."""
    command = command_line(options)
    set_up_django()
    os.execv(sys.executable, command)
    return Status.DONE
