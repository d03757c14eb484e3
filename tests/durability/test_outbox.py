"""Queues of desks against a real server, through a bad network: nothing lost, nothing doubled (D4, O1, O4)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.durability import site as sites
from tests.durability.proxy import Cut, Weather, between
from tests.durability.test_kill import Killer
from tools.needs import node

pytestmark = pytest.mark.own_database

DESK = Path(__file__).parents[1] / "desk" / "node" / "desk.mjs"
QUEUE = "/equipe/accueil/file/"
SLUG = "maison-des-cimes"
# As the plan of trust says it: two seconds up, two down, 30 % of connections cut, 400 ms, 64 kbit/s.
FLAPPING = Weather(cuts=0.3, latency_seconds=0.4, bytes_per_second=8_000, up_seconds=2, down_seconds=2)
CUTTING = Weather(cuts=0.3)


@dataclass
class Installed:
    """An installation that is served, signed in to, and whose database may be read."""

    site: sites.Site
    database: Path
    place: str
    told: list[str] = field(default_factory=list)

    def kept(self) -> tuple[set[str], int]:
        """The hashes of the facts taken in, and how many visits there are."""
        with sites.opened(self.database) as connection:
            hashes = {row[0] for row in connection.execute("SELECT digest FROM safeguards_factoperation")}
            (rows,) = connection.execute("SELECT COUNT(*) FROM reception_visitfact").fetchone()
        return hashes, rows


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    home = tmp_path_factory.mktemp("outbox") / "home"
    sites.prepare(home)
    database = home / "maillage.sqlite3"
    with sites.opened(database) as connection:
        (place,) = connection.execute("SELECT id FROM network_place WHERE slug = ?", [SLUG]).fetchone()
    with sites.served(home) as site:
        site.sign_in()
        yield Installed(site, database, str(uuid.UUID(place)))


def hashed(operations: list[str]) -> set[str]:
    return {hashlib.sha256(uuid.UUID(one).bytes).hexdigest() for one in operations}


# ── Desks: the delivered modules, under Node ─────────────────────────────────
def run_desk(installed: Installed, port: int, facts: int, deadline_seconds: int = 300) -> dict[str, Any]:
    """Tell `facts` without a network, then drain through `port`; what the desk says of it."""
    asked = {"address": f"http://localhost:{port}{QUEUE}", "cookie": installed.site.session_cookie}
    asked |= {"place": installed.place, "facts": facts, "offline": True, "deadline": deadline_seconds * 1000}
    done = subprocess.run(
        [node(), DESK, json.dumps(asked)], capture_output=True, text=True, check=False, timeout=deadline_seconds + 60
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def run_desks(installed: Installed, weather: Weather, *, desks: int, facts: int) -> tuple[list[dict[str, Any]], int]:
    """Several desks at once through one bad network; what each says, and how many connections were cut."""
    with between(installed.site.port, weather) as proxy, ThreadPoolExecutor(desks) as pool:
        said = list(pool.map(lambda _desk: run_desk(installed, proxy.port, facts), range(desks)))
        return said, sum(proxy.cut.values())


@pytest.mark.parametrize(
    ("desks", "facts", "weather"),
    [
        pytest.param(2, 40, CUTTING, id="light"),
        pytest.param(10, 400, Weather(), id="whole", marks=pytest.mark.long),
        pytest.param(2, 100, FLAPPING, id="flapping", marks=pytest.mark.long),
    ],
)
def test_desks_without_network_for_hours_drain_once_it_is_back(
    installed: Installed, desks: int, facts: int, weather: Weather
) -> None:
    hashes_before, rows_before = installed.kept()

    said, cut = run_desks(installed, weather, desks=desks, facts=facts)

    hashes, rows = installed.kept()
    print(f"\n{desks} desks × {facts}: drained in {max(one['seconds'] for one in said):.1f} s, {cut} connections cut")  # noqa: T201  what was measured
    assert [(one["waiting"], one["refused"], one["lost"]) for one in said] == [(0, 0, 0)] * desks
    assert hashes - hashes_before == hashed([operation for one in said for operation in one["told"]])
    assert rows - rows_before == desks * facts
    # The promise of a minute is for a link that is back; a bad one only has to lose and double nothing.
    assert weather != Weather() or max(one["seconds"] for one in said) <= 60
    assert (cut > 0) == (weather.cuts > 0)


# ── A client of our own: the same keys again and again ───────────────────────
@dataclass
class Client:
    """Sends batches until they are answered, with the same keys, as a desk does."""

    installed: Installed
    port: int
    token: str = ""
    cookies: str = ""
    again: int = 0

    def send(self, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The answers, however often it takes."""
        while True:
            with suppress(OSError, HTTPException, ValueError):
                if not self.token:
                    self._meet()
                answer = self._ask("POST", json.dumps({"after": 0, "facts": facts}))
                return list(json.loads(answer)["facts"])
            self.again += 1

    def _meet(self) -> None:
        self.token = json.loads(self._ask("GET", None))["token"]

    def _ask(self, method: str, body: str | None) -> bytes:
        headers = {"Cookie": self.cookies or self.installed.site.session_cookie, "X-CSRFToken": self.token}
        headers |= {"Content-Type": "application/json"}
        connection = HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request(method, QUEUE, body, headers)
            answer = connection.getresponse()
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            if answer.status != 200:
                raise HTTPException(str(answer.status))
            return answer.read()
        finally:
            connection.close()

    def _keep(self, cookies: list[str]) -> None:
        given = [one.split(";")[0] for one in cookies if one.startswith("csrf=")]
        if given:
            self.cookies = f"{self.installed.site.session_cookie}; {given[0]}"


def batch_at(place: str, size: int) -> list[dict[str, Any]]:
    from django.utils import timezone

    from maillage.core.instants import local

    told = {"schema": 1, "kind": "visit", "place": place, "half_day": "matin", "body": {"number": 1}}
    told["day"] = local(timezone.now()).date().isoformat()
    return [{**told, "op_id": str(uuid.uuid4()), "seq": seq} for seq in range(1, size + 1)]


@pytest.mark.parametrize("operations", [1_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_operations_sent_again_after_each_kind_of_cut_are_done_once(installed: Installed, operations: int) -> None:
    hashes_before, rows_before = installed.kept()
    told: list[str] = []
    with between(installed.site.port, CUTTING) as proxy:
        client = Client(installed, proxy.port)
        size = min(100, operations // 50)
        for _batch in range(operations // size):
            batch = batch_at(installed.place, size)
            answers = client.send(batch)
            assert {answer["outcome"] for answer in answers} <= {"taken", "already"}
            told += [fact["op_id"] for fact in batch]
        cut = dict(proxy.cut)

    hashes, rows = installed.kept()
    assert hashes - hashes_before == hashed(told)
    assert rows - rows_before == operations
    assert all(cut[kind] > 0 for kind in Cut)
    assert client.again > 0


@pytest.mark.long
def test_a_server_killed_a_hundred_times_under_load_keeps_each_acknowledged_fact_once(installed: Installed) -> None:
    hashes_before, rows_before = installed.kept()
    acked: list[str] = []
    killer = Killer(installed.site.pid, kills=100)

    def load() -> None:
        client = Client(installed, installed.site.port)
        while killer.is_alive():
            batch = batch_at(installed.place, 20)
            client.send(batch)
            acked.extend(fact["op_id"] for fact in batch)

    killer.start()
    threads = [threading.Thread(target=load) for _client in range(3)]
    for thread in threads:
        thread.start()
    for thread in (killer, *threads):
        thread.join()

    hashes, rows = installed.kept()
    print(f"\n{len(acked)} facts acknowledged through {killer.killed} kills")  # noqa: T201  what was measured
    assert killer.killed == 100
    assert hashes - hashes_before == hashed(acked)
    assert rows - rows_before == len(acked)
