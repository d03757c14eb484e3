"""200 questions a second offered over HTTP, whether or not the earlier ones were answered: nobody waits for a turn.

Each delay counts from the instant the question was due, so that a server that stalls is not forgiven
(G. Tene's "coordinated omission"). The client shares the two cores with the servers.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from urllib.parse import quote, urlsplit

from tools.bench.site import ROOT, Site, serving
from tools.bench_search.scores import quantile

PER_SECOND, SECONDS, WARM_UP_SECONDS, CLIENTS = 200, 20, 3, 32
LATEST_SECONDS = 10
PATHS = {"page": "/recherche/?q=", "json": "/recherche.json?q="}
# Questions come from the installation, in a process that has Django.
_ASKING = (
    "import django, json, sys; django.setup(); from tools.bench_search import questions;"
    "print(json.dumps(questions.asked(int(sys.argv[1]))))"
)


def run(site: Site) -> dict[str, float]:
    """Serve by gunicorn as in production, with 2 workers of 4 threads, and offer the load to each address."""
    texts = [quote(text) for text in _questions(site, PER_SECOND * (WARM_UP_SECONDS + SECONDS))]
    found: dict[str, float] = {}
    for name, path in PATHS.items():
        measured = _offered(site, [path + text for text in texts])
        found |= {f"{name}_{what}": figure for what, figure in measured.items()}
    return found


def _offered(site: Site, paths: list[str]) -> dict[str, float]:
    with serving(site) as address:
        warm = PER_SECOND * WARM_UP_SECONDS
        offered = Load(address, paths[:warm])
        offered.offer()
        if not offered.has_given_up:
            offered = Load(address, paths[warm:])
            offered.offer()
    return {
        "p50_ms": quantile(offered.delays_ms, 50),
        "p95_ms": quantile(offered.delays_ms, 95),
        "per_second": len(offered.delays_ms) / offered.seconds,
        "errors": float(sum(count for status, count in offered.statuses.items() if status != 200)),
    }


class Load:
    """A list of paths, each due at its own instant, sent by a fixed number of connections."""

    def __init__(self, address: str, paths: list[str]) -> None:
        self._host = urlsplit(address).netloc
        self._paths = enumerate(paths)
        self._lock = threading.Lock()
        self.delays_ms: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.has_given_up = False

    def offer(self) -> None:
        """Send all; returns when the last is answered."""
        self._started = time.perf_counter() + 0.1
        clients = [threading.Thread(target=self._send) for _client in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        self.seconds = time.perf_counter() - self._started

    def _next(self) -> tuple[int, str] | None:
        """Whose turn it is; None when all were sent, or when the server is so late that it never catches up."""
        with self._lock:
            turn = next(self._paths, None)
            is_late = turn is not None and time.perf_counter() - self._started - turn[0] / PER_SECOND > LATEST_SECONDS
            self.has_given_up |= is_late
            return None if self.has_given_up else turn

    def _send(self) -> None:
        connection = http.client.HTTPConnection(self._host, timeout=30)
        while (turn := self._next()) is not None:
            rank, path = turn
            due = self._started + rank / PER_SECOND
            time.sleep(max(0.0, due - time.perf_counter()))
            status = _status(connection, path)
            with self._lock:
                self.delays_ms.append(1000 * (time.perf_counter() - due))
                self.statuses[status] += 1
        connection.close()


def _status(connection: http.client.HTTPConnection, path: str) -> int:
    """0 when the connection broke."""
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except OSError:
        connection.close()
        return 0
    return answer.status


def _questions(site: Site, count: int) -> list[str]:
    command = [sys.executable, "-c", _ASKING, str(count)]
    done = subprocess.run(command, env=site.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found
