"""Knowing at once that something was written, in this process or another, so that live screens need not ask.

On SQLite the file itself tells: `PRAGMA data_version`, looked at fifty times a second by one thread for
all the streams of a process. PostgreSQL carries a notice once the transaction that rang is committed
(LISTEN/NOTIFY). https://www.sqlite.org/pragma.html#pragma_data_version
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any, Final

from django.db import connection

CHANNEL: Final = "maillage_changes"
LOOK_SECONDS: Final = 0.02
# Nobody listens any more: the thread and its connection go.
_LINGER_SECONDS: Final = 30.0
_AGAIN_SECONDS: Final = 1.0


def ring(key: str) -> None:
    """Say that what stands under `key` changes with this transaction; on SQLite the file says it by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, key])


class Bell:
    """Wakes the streams of a process; `count` grows with each change seen."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: dict[asyncio.AbstractEventLoop, set[asyncio.Event]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._heard_at = 0.0

    async def rung(self, *, after: int, within: float) -> None:
        """Wait until the bell rang after its `after`th time, `within` seconds at most."""
        self._listen()
        loop, event = asyncio.get_running_loop(), asyncio.Event()
        with self._lock:
            if self.count != after:
                return
            self._waiting.setdefault(loop, set()).add(event)
        try:
            await asyncio.wait_for(event.wait(), within)
        except TimeoutError:
            return
        finally:
            with self._lock:
                self._waiting.get(loop, set()).discard(event)

    def strike(self) -> None:
        """Wake everybody: one call a loop, whatever the number of its streams."""
        with self._lock:
            self.count += 1
            woken, self._waiting = self._waiting, {}
        for loop, events in woken.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(_set_all, events)

    def hush(self) -> None:
        """Stop watching, and return once the connection is closed."""
        thread, self._heard_at = self._thread, float("-inf")
        if thread is not None:
            thread.join()

    def _listen(self) -> None:
        self._heard_at = time.monotonic()
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._watch, name="changes", daemon=True)
                self._thread.start()

    def _is_needed(self) -> bool:
        return time.monotonic() - self._heard_at < _LINGER_SECONDS

    def _watch(self) -> None:
        """Look until nobody waits; a database that goes away is asked again, and whoever missed a change is woken."""
        watch = _watch_postgresql if connection.vendor == "postgresql" else _watch_sqlite
        while self._is_needed():
            try:
                watch(self.strike, self._is_needed)
            except Exception:
                time.sleep(_AGAIN_SECONDS)
                self.strike()


def _set_all(events: set[asyncio.Event]) -> None:
    for event in events:
        event.set()


def _watch_sqlite(strike: Callable[[], None], is_needed: Callable[[], bool]) -> None:
    import sqlite3

    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=LOOK_SECONDS)) as file:
        seen = _data_version(file)
        while is_needed():
            time.sleep(LOOK_SECONDS)
            if (now := _data_version(file)) != seen:
                seen = now
                strike()


def _data_version(file: Any) -> int:  # noqa: ANN401  either SQLite module
    return int(file.execute("PRAGMA data_version").fetchone()[0])


def _watch_postgresql(strike: Callable[[], None], is_needed: Callable[[], bool]) -> None:
    import psycopg

    # A connection of its own, outside the pool: it listens for as long as the process streams.
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        while is_needed():
            for _notice in listening.notifies(timeout=_AGAIN_SECONDS, stop_after=1):
                strike()


bell: Final = Bell()
