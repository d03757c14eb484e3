"""Following what changes, in a thread of the worker or in a process of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from django.db import connections

from maillage.safeguards.errors import NoRoom
from maillage.search.errors import IndexBusy
from maillage.search.store.writer import Outcome

LOOK_EVERY_SECONDS = 0.5
# Reading every byte finds what no length tells: once in a while, and after each failure.
_THOROUGH_EVERY_SECONDS = 900
_PAUSE_AFTER_FAILURE_SECONDS = 10.0

_log = logging.getLogger(__name__)


def keep_in_step(stop: threading.Event, bring_up_to_date: Callable[[bool], Outcome]) -> None:
    """Look at once, then twice a second until `stop` is set.

    While the disk is full or another process writes nothing is done: the next look does it.
    """
    try:
        _keep(stop, bring_up_to_date)
    finally:
        connections.close_all()


def _keep(stop: threading.Event, bring_up_to_date: Callable[[bool], Outcome]) -> None:
    thorough_at = 0.0
    while True:
        is_thorough, pause_seconds = time.monotonic() >= thorough_at, LOOK_EVERY_SECONDS
        try:
            _tell(bring_up_to_date(is_thorough))
            thorough_at = time.monotonic() + _THOROUGH_EVERY_SECONDS if is_thorough else thorough_at
        except IndexBusy:
            pass
        except NoRoom:
            pause_seconds = _PAUSE_AFTER_FAILURE_SECONDS
        except Exception:
            _log.exception("the search index could not be brought up to date")
            thorough_at, pause_seconds = 0.0, _PAUSE_AFTER_FAILURE_SECONDS
            # The connection is kept from look to look: opening one costs SQLite more than the look. It may be broken.
            connections.close_all()
        if stop.wait(pause_seconds):
            return


def _tell(outcome: Outcome) -> None:
    if outcome.reason:
        _log.info("search index made again (%s): %s documents", outcome.reason, outcome.total)
