"""Processes of pages killed outright, again and again: what was acknowledged is there, and was done once (D1, D4)."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
import uuid
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.durability import site as sites

pytestmark = pytest.mark.own_database

KILLS, KILLS_OF_LONG_RUN = 5, 500


class Killer(threading.Thread):
    """Kills one of the processes that answer, at random instants, as many times as asked."""

    def __init__(self, master: int, *, kills: int) -> None:
        super().__init__()
        self._master, self._wanted, self._chance = master, kills, random.Random(2026)
        self.killed = 0

    def run(self) -> None:
        while self.killed < self._wanted:
            time.sleep(self._chance.uniform(0.5, 1.5))
            victims = _children(self._master)
            if victims:
                with suppress(ProcessLookupError):
                    os.kill(self._chance.choice(victims), signal.SIGKILL)
                    self.killed += 1


def _children(master: int) -> list[int]:
    told = Path(f"/proc/{master}/task/{master}/children")
    return [int(word) for word in told.read_text().split()]


@pytest.mark.parametrize("kills", [KILLS, pytest.param(KILLS_OF_LONG_RUN, marks=pytest.mark.long)])
def test_killed_processes_lose_nothing_acknowledged_and_do_nothing_twice(kills: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    sites.prepare(home)
    acked: list[str] = []
    with sites.served(home) as site:
        site.sign_in()
        killer = Killer(site.pid, kills=kills)
        killer.start()
        while killer.is_alive():
            _write_until_acknowledged(site, acked)
        killer.join()
        _write_until_acknowledged(site, acked)

    with sites.opened(home / "maillage.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {uuid.UUID(row[0]) for row in connection.execute("SELECT id FROM safeguards_operation")}
        query = "SELECT COUNT(*) FROM safeguards_entry WHERE verb = 'network.change_place'"
        (done,) = connection.execute(query).fetchone()
    assert killer.killed == kills
    assert len(acked) > 1
    assert {uuid.UUID(one) for one in acked} == kept
    assert done == len(acked)


def _write_until_acknowledged(site: sites.Site, acked: list[str]) -> None:
    """Send one change, and again with the same operation id while no answer comes, as a browser's user would."""
    operation, phone = str(uuid.uuid4()), f"04 65 {len(acked) % 1_000_000:06d}"
    path, values = f"{sites.PLACE}modifier/", dict[str, str]()
    while True:
        with suppress(OSError, HTTPException):
            values = values or sites.fields_of(site.get(path).text) | {"phone": phone, "operation": operation}
            if site.post(path, values).status == 302:
                acked.append(operation)
                return
