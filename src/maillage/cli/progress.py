"""What a terminal sees of anything over two seconds: a bar where steps are counted, else the name of the step."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[str, int, int], None]

_PATIENCE_SECONDS = 2.0
_REDRAW_SECONDS = 0.1
_WIDTH = 30


class ProgressBar:
    """Called with a label, the steps done and their total; draws nothing before two seconds."""

    def __init__(self, stream: TextIO = sys.stderr, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._started = self._drawn = clock()
        self._is_drawn = False

    def __call__(self, label: str, done: int, total: int) -> None:
        now = self._clock()
        if not self._stream.isatty() or now - self._started < _PATIENCE_SECONDS:
            return
        if now - self._drawn < _REDRAW_SECONDS and done < total:
            return
        self._drawn, self._is_drawn = now, True
        self._stream.write(f"\r\x1b[K{bar(done, total)} {label}")
        self._stream.flush()

    def close(self) -> None:
        """Wipe the bar."""
        if self._is_drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def bar(done: int, total: int) -> str:
    """A bar of fixed width with its percentage; empty totals count as finished."""
    share = min(1.0, done / total) if total else 1.0
    filled = round(share * _WIDTH)
    return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {share:4.0%}"


@contextmanager
def step(label: str, *, stream: TextIO | None = None, patience_seconds: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Show `label` while the block runs, once it has run for two seconds; wiped at its end."""
    terminal = stream or sys.stderr
    if not terminal.isatty():
        yield
        return
    shown = threading.Event()
    timer = threading.Timer(patience_seconds, _show, (terminal, f"{label}…", shown))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown.is_set():
            terminal.write("\r\x1b[K")
            terminal.flush()


def _show(terminal: TextIO, text: str, shown: threading.Event) -> None:
    shown.set()
    terminal.write(f"\r\x1b[K{text}")
    terminal.flush()
