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

PER_SECOND, SECONDS, WARM_UP_SECONDS, CLIENTS = 200, 20, 5, 32
PATH = "/recherche/?q={question}"
# Questions come from the installation, in a process that has Django.
_ASKING = (
    "import django, json, sys; django.setup(); from tools.bench_search import questions;"
    "print(json.dumps(questions.asked(int(sys.argv[1]))))"
)


def run(site: Site) -> dict[str, float]:
    """Serve by gunicorn as in production, with 2 workers of 4 threads, and offer the load."""
    with serving(site) as address:
        texts = _questions(site, PER_SECOND * (WARM_UP_SECONDS + SECONDS))
        paths = [PATH.format(question=quote(text)) for text in texts]
        warm = PER_SECOND * WARM_UP_SECONDS
        Load(address, paths[:warm]).offer()
        offered = Load(address, paths[warm:])
        offered.offer()
    delays = sorted(offered.delays_ms)
    return {
        "http_p50_ms": delays[len(delays) // 2],
        "http_p95_ms": delays[int(len(delays) * 0.95)],
        "http_errors": float(sum(count for status, count in offered.statuses.items() if status != 200)),
    }


class Load:
    """A list of paths, each due at its own instant, sent by a fixed number of connections."""

    def __init__(self, address: str, paths: list[str]) -> None:
        self._host = urlsplit(address).netloc
        self._paths = enumerate(paths)
        self._lock = threading.Lock()
        self.delays_ms: list[float] = []
        self.statuses: Counter[int] = Counter()

    def offer(self) -> None:
        """Send all; returns when the last is answered."""
        self._started = time.perf_counter() + 0.1
        clients = [threading.Thread(target=self._send) for _client in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    def _send(self) -> None:
        connection = http.client.HTTPConnection(self._host, timeout=30)
        while True:
            with self._lock:
                rank, path = next(self._paths, (-1, ""))
            if rank < 0:
                break
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
