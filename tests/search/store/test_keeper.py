"""Whoever follows the changes shows each within two seconds, and never gives up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from maillage.safeguards.errors import NoRoom
from maillage.search.errors import IndexBusy
from maillage.search.store import folder, keeper
from maillage.search.store.writer import Outcome, Reason, Wish
from tests.search.store.conftest import Shelf, found, write

PROMISED_SECONDS = 2


@contextmanager
def following(bring_up_to_date: Callable[[bool], Outcome]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=keeper.keep_in_step, args=(stop, bring_up_to_date))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def seconds_until(is_so: Callable[[], bool]) -> float:
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < 30
        time.sleep(0.02)
    return time.monotonic() - started


def test_each_change_is_found_within_two_seconds(shelf: Shelf) -> None:
    waited = []
    with following(lambda is_thorough: write(shelf, wish=Wish(is_thorough=is_thorough))):
        seconds_until(lambda: found("couture") == ["b"])
        for rank, word in enumerate(("lecture", "plage", "montagne")):
            shelf.put(**{f"c{rank}": f"Club de {word}"})
            waited.append(seconds_until(lambda word=word, code=f"c{rank}": found(word) == [code]))

    assert max(waited) <= PROMISED_SECONDS


def test_a_deleted_index_comes_back_by_itself(home: Path, shelf: Shelf) -> None:
    with following(lambda is_thorough: write(shelf, wish=Wish(is_thorough=is_thorough))):
        seconds_until(lambda: found("couture") == ["b"])
        (home / "search" / "current").unlink()

        waited = seconds_until(lambda: found("couture") == ["b"])

    assert waited <= PROMISED_SECONDS


def test_it_reads_every_byte_first_and_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keeper, "LOOK_EVERY_SECONDS", 0.01)
    monkeypatch.setattr(keeper, "_PAUSE_AFTER_FAILURE_SECONDS", 0.01)
    asked: list[bool] = []
    refusals: list[Any] = [None, None, ValueError("harmed"), None, IndexBusy(), NoRoom(), None]

    def bring_up_to_date(*is_thorough: bool) -> Outcome:
        asked.extend(is_thorough)
        refusal = refusals[len(asked) - 1] if len(asked) <= len(refusals) else None
        if refusal:
            raise refusal
        return Outcome(Reason.MISSING if len(asked) == 1 else None, 0, 0, {"book": 2})

    with following(bring_up_to_date):
        seconds_until(lambda: len(asked) >= 7)

    assert asked[:7] == [True, False, False, True, False, False, False]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "the search index could not be brought up to date"
    ]


def test_while_another_writes_it_waits_for_its_turn(shelf: Shelf) -> None:
    with folder.writing(), following(lambda _is_thorough: write(shelf)):
        time.sleep(0.8)
        meanwhile = found("couture")

    with following(lambda _is_thorough: write(shelf)):
        seconds_until(lambda: found("couture") == ["b"])

    assert meanwhile is None
