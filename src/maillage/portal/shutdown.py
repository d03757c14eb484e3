"""Knowing that the server stops: a stream that never ends would hold it back.

uvicorn waits for open answers and tells them nothing; its signal handlers are wrapped, once, when
the first stream starts.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_asked = threading.Event()
_listening = threading.Event()


def is_asked() -> bool:
    """True once the process was asked to stop."""
    return _asked.is_set()


def ask() -> None:
    """Have the streams of this process end."""
    _asked.set()


def forget() -> None:
    """Let streams run again, after a stop that was not one."""
    _asked.clear()


def listen() -> None:
    """Note the signals that stop the server, then pass them on; does nothing outside its main thread."""
    if _listening.is_set() or threading.current_thread() is not threading.main_thread():
        return
    _listening.set()
    for number in (signal.SIGINT, signal.SIGTERM):
        _wrap(number)


def _wrap(number: signal.Signals) -> None:
    passed_on = signal.getsignal(number)
    if not callable(passed_on):
        return

    def noted(received: int, frame: FrameType | None) -> None:
        ask()
        passed_on(received, frame)

    signal.signal(number, noted)
