"""The progress bar is drawn only after two seconds, only when a terminal watches."""

from __future__ import annotations

import time
from io import StringIO

import pytest

from maillage.cli.progress import ProgressBar, bar, step


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("done", "total", "drawn"),
    [
        (0, 10, "[..............................]   0%"),
        (5, 10, "[###############...............]  50%"),
        (10, 10, "[##############################] 100%"),
        (0, 0, "[##############################] 100%"),
    ],
)
def test_the_bar_shows_the_share_done(done: int, total: int, drawn: str) -> None:
    assert bar(done, total) == drawn


def test_nothing_is_drawn_before_two_seconds() -> None:
    terminal, clock = Terminal(), Clock()
    progress = ProgressBar(terminal, clock)

    clock.now = 1.9
    progress("communes", 1, 2)

    assert terminal.getvalue() == ""


def test_the_bar_is_drawn_then_wiped() -> None:
    terminal, clock = Terminal(), Clock()
    progress = ProgressBar(terminal, clock)

    clock.now = 2.5
    progress("communes", 1, 2)
    progress.close()

    assert terminal.getvalue() == f"\r\x1b[K{bar(1, 2)} communes\r\x1b[K"


def test_a_file_never_receives_a_bar() -> None:
    file, clock = StringIO(), Clock()
    progress = ProgressBar(file, clock)

    clock.now = 60
    progress("communes", 1, 2)
    progress.close()

    assert file.getvalue() == ""


def test_a_quick_step_shows_nothing() -> None:
    terminal = Terminal()

    with step("tables", stream=terminal):
        pass

    assert terminal.getvalue() == ""


def test_a_long_step_is_named_then_wiped() -> None:
    terminal = Terminal()

    with step("tables", stream=terminal, patience_seconds=0):
        deadline = time.monotonic() + 5
        while not terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)

    assert terminal.getvalue() == "\r\x1b[Ktables…\r\x1b[K"


def test_a_file_never_receives_the_name_of_a_step() -> None:
    file = StringIO()

    with step("tables", stream=file, patience_seconds=0):
        time.sleep(0.05)

    assert file.getvalue() == ""
