"""The worker, the watcher and killed writers, as the processes they are."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.durability import site as sites
from tests.search.store.conftest import builds, found

pytestmark = pytest.mark.own_database

PROMISED_SECONDS = 2
KILLS, KILLS_OF_LONG_RUN = 3, 50
HAND = str(Path(__file__).with_name("hand.py"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("site") / "home"
    sites.prepare(home)
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path, settings: Any) -> Path:
    """A copy of the demonstration network without an index, which this process reads too."""
    settings.HOME = tmp_path / "home"
    shutil.copytree(prepared, settings.HOME)
    return tmp_path / "home"


@contextmanager
def running(home: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """One more process of this installation, stopped at the end as a service is."""
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=sites.ROOT,
        env=sites.environment(home, PYTHONPATH=str(sites.ROOT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def wait_until_found(text: str, seconds: float) -> float:
    """The instant at which a fresh reader finds it."""
    deadline = time.monotonic() + seconds
    while not found(text):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return time.time()


def publish(home: Path, title: str) -> float:
    """The instant at which the act of another process was done."""
    with running(home, HAND, "news", title) as hand:
        told, _nothing = hand.communicate(timeout=60)
    return float(told)


def rows(home: Path) -> dict[str, list[Any]]:
    """All that the database holds, by table."""
    with sites.opened(home / "maillage.sqlite3") as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for (name,) in tables}


@pytest.mark.parametrize("words", [("worker",), ("index", "--watch")], ids=["worker", "watch"])
def test_an_act_is_found_two_seconds_after_it_and_the_process_stops_when_told(
    home: Path, words: tuple[str, ...]
) -> None:
    with running(home, "-m", "maillage.cli.main", *words) as process:
        wait_until_found("emploi", 60)
        done_at = publish(home, "Grand forum de la mer")
        found_at = wait_until_found("forum", 30)
        process.terminate()
        status = process.wait(10)

    assert found_at - done_at <= PROMISED_SECONDS
    assert (status, len(builds(home))) == (0, 1)


@pytest.mark.parametrize("kills", [KILLS, pytest.param(KILLS_OF_LONG_RUN, marks=pytest.mark.long)])
def test_killed_writers_leave_an_index_that_answers_and_a_database_as_it_was(home: Path, kills: int) -> None:
    sites.maillage(home, "index")
    before, chance = rows(home), random.Random(2026)
    for _ in range(kills):
        with running(home, HAND, "write") as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.6))
            writer.kill()
        assert found("emploi")

    done = sites.maillage(home, "index", "--if-needed")

    assert (done.returncode, rows(home) == before, bool(found("emploi"))) == (0, True, True)


def test_a_writer_killed_before_the_first_index_leaves_nothing_in_the_way(home: Path) -> None:
    with running(home, HAND, "write") as writer:
        while not (home / "search").is_dir() or not builds(home):
            assert writer.poll() is None
            time.sleep(0.001)
        writer.kill()

    done = sites.maillage(home, "index")

    assert (done.returncode, len(builds(home)), bool(found("emploi"))) == (0, 1, True)
