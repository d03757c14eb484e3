"""A full disk: nothing is lost, nobody sees an error page, reading goes on, writing comes back by itself (D5)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.durability import site as sites
from tests.durability.full import SmallDisk, small_disk
from tests.durability.power import CannotMountError

pytestmark = pytest.mark.own_database

BANNER_WITHIN_SECONDS, BACK_WITHIN_SECONDS = 1, 10
BANNER = "Lecture seule pour le moment"
PUBLIC_PAGES = ("/", "/aujourdhui/", "/lieux/", "/lieux/maison-des-cimes/", "/pres-de-chez-moi/")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "disk") as mounted:
            yield mounted
    except CannotMountError as error:
        pytest.skip(f"a full disk is NOT proven here: {error}")


def _within(seconds: float, is_so: Callable[[], bool]) -> float:
    """How many seconds it took; fails when it did not come."""
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < seconds
        time.sleep(0.05)
    return time.monotonic() - started


def _phone_and_changes(home: Path) -> tuple[str, int]:
    """The number kept, and how many changes the journal tells: each is written with its entry."""
    with sites.opened(home / "maillage.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        place = connection.execute("SELECT phone FROM network_place WHERE slug = 'maison-des-cimes'").fetchone()
        changes = connection.execute("SELECT COUNT(*) FROM safeguards_entry WHERE verb = 'network.change_place'")
        return place[0], changes.fetchone()[0]


def test_full_disk_refuses_keeps_reading_and_comes_back(disk: SmallDisk) -> None:
    home = disk.folder / "home"
    sites.prepare(home)
    with open("/dev/full", "wb") as full_log, sites.served(home, stderr=full_log) as site:
        site.sign_in()
        acked = [phone for phone in ("04 65 71 00 01", "04 65 71 00 02") if site.write(phone).status == 302]
        for _ in range(6):  # both processes have made their first page
            site.get(sites.PLACE)
        disk.fill()

        refused = site.write("04 65 71 00 03")
        _within(BANNER_WITHIN_SECONDS, lambda: BANNER in site.get(sites.PLACE).text)
        public = [site.get(path) for path in PUBLIC_PAGES]
        unready = site.get("/healthz/ready").status
        disk.free()
        _within(BACK_WITHIN_SECONDS, lambda: site.write("04 65 71 00 04").status == 302)
        _within(BACK_WITHIN_SECONDS, lambda: site.get("/healthz/ready").status == 200)
        after = site.get(sites.PLACE)

    assert (refused.status, "04 65 71 00 03" in refused.text, "Rien n’a été perdu" in refused.text) == (503, True, True)
    assert [(page.status, BANNER in page.text) for page in public] == [(200, False)] * len(PUBLIC_PAGES)
    assert unready == 503
    assert (after.status, BANNER in after.text) == (200, False)
    assert _phone_and_changes(home) == ("04 65 71 00 04", len(acked) + 1)


@pytest.mark.long
def test_worker_outlives_a_full_disk_and_does_what_waited(disk: SmallDisk) -> None:
    home = disk.folder / "home"
    sites.prepare(home)
    queue = (
        "import django; django.setup(); from maillage.safeguards.tasks import purge_expired; purge_expired.enqueue()"
    )
    sites.run([sys.executable, "-c", queue], home)
    disk.fill()

    with subprocess.Popen(
        [sys.executable, "-m", "maillage.cli.main", "worker", "--interval", "0.2"],
        cwd=sites.ROOT,
        env=sites.environment(home),
        stderr=subprocess.DEVNULL,
    ) as worker:
        try:
            time.sleep(6)
            is_alive = worker.poll() is None
            disk.free()
            _within(20, lambda: "SUCCESSFUL" in _states(home))
        finally:
            worker.terminate()

    assert is_alive
    assert worker.returncode == 0


def _states(home: Path) -> list[str]:
    with sites.opened(home / "maillage.sqlite3") as connection:
        return [row[0] for row in connection.execute("SELECT status FROM django_tasks_database_dbtaskresult")]
