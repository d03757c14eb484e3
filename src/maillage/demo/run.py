"""`maillage demo`: prepare the home folder, then serve the demonstration network until stopped.

One process answers pages and live screens (uvicorn); the worker is its only child.
"""

from __future__ import annotations

import errno
import signal
import socket
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from types import FrameType
from typing import Final
from urllib.error import URLError

import uvicorn
from django.conf import settings
from django.db import connections
from django.utils import timezone

from maillage.config.upkeep import apply_migrations, pending_migrations
from maillage.demo import accounts, assets
from maillage.demo.live import Life
from maillage.demo.load import load_starter
from maillage.demo.months import validate_last_months
from maillage.demo.network import is_described
from maillage.demo.questions import load_questions
from maillage.demo.simulation import live_until_yesterday
from maillage.demo.worker import Worker
from maillage.search.actions import try_to_bring_index_up_to_date

HOST: Final = "127.0.0.1"
READY_WITHIN_SECONDS: Final = 60
STOPPED, REFUSED = 0, 1


def main(port: int) -> int:
    """Prepare, serve and stop. Returns 1 when the port is taken, 0 once stopped by Ctrl-C or SIGTERM."""
    listener = listen(port)
    if listener is None:
        print(  # noqa: T201  a command speaks
            f"maillage: port {port} is taken. Stop what listens there, or choose another: PORT={port + 1} make run",
            file=sys.stderr,
        )
        return REFUSED
    with listener:
        signal.signal(signal.SIGINT, _stop)
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGHUP, _terminal_closed)
        with suppress(KeyboardInterrupt):
            prepare()
            serve(listener)
    return STOPPED


def listen(port: int) -> socket.socket | None:
    """A socket listening on the loopback `port`, or None when it is taken. Other errors rise."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            return None
        raise
    return listener


def prepare() -> None:
    """Bring tables, static files, starter pack, accounts and search index up to date; quick when nothing changed."""
    if pending_migrations():
        print(f"Preparing {settings.HOME}: less than a minute, once.", flush=True)  # noqa: T201
        _tell_step("tables")
        apply_migrations()
        _tell_step("static files")
    assets.collect_when_changed()
    if not is_described():
        _tell_step("starter pack and accounts")
    at = timezone.now()
    is_new = load_starter(at=at).places > 0
    try_to_bring_index_up_to_date()
    if is_new:
        load_questions(at=at)
    _tell_step("a year of activity, invented")
    live_until_yesterday(at=at)
    validate_last_months(at=at)
    connections.close_all()


def _tell_step(name: str) -> None:
    """One line for each step of a first start, when a terminal watches."""
    if sys.stderr.isatty():
        print(f"  {name}…", file=sys.stderr, flush=True)  # noqa: T201


def serve(listener: socket.socket) -> None:
    """Answer on `listener`, with a worker beside, until a signal comes."""
    from maillage.config.asgi import application  # loaded first: it sets the logs that uvicorn then quiets

    server = uvicorn.Server(
        uvicorn.Config(
            application,
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=3,
        )
    )
    port: int = listener.getsockname()[1]
    with Worker(), Life():
        threading.Thread(target=_announce, args=(port,), daemon=True).start()
        server.run(sockets=[listener])


def _announce(port: int) -> None:
    """Wait until the home page answers, then tell the address and the accounts."""
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while not _answers(port, "/healthz/ready"):
        if time.monotonic() > deadline:
            print("maillage: the server does not become ready; its log says why.", file=sys.stderr)  # noqa: T201
            return
        time.sleep(0.1)
    lines = [f"Maillage is ready: http://localhost:{port}/", *accounts.lines(), "Ctrl-C stops everything."]
    print("\n".join(lines), flush=True)  # noqa: T201  the lead line of `make run`
    _answers(port, "/")  # the first page loads templates and calendars: let no person wait for them


def _answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """SIGTERM ends the demonstration as Ctrl-C does; the server, while it runs, hears both first."""
    raise KeyboardInterrupt


def _terminal_closed(_signal: int, _frame: FrameType | None) -> None:
    """A closed terminal is a SIGTERM, which the server knows how to obey."""
    signal.raise_signal(signal.SIGTERM)
