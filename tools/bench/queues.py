"""A queue that moves: 500 screens of a hall, 50 desks that call, a day of visits in a minute.

`python -m tools.bench.queues [--postgresql]` measures it alone. One process serves everything, as the demonstration
does; screens are 500 open connections that receive the drawn board.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tools import needs, postgres
from tools.bench.site import ROOT, Site, prepare, wait_for
from tools.postgres import free_port

SCREENS: Final = 500
ADDRESS: Final = "/live/ecran/maison-du-vallon/fr/"
SCREEN_P95_MS, CALL_P95_MS, AT_ONCE_MS, VISIT_P95_MS = 150, 30, 1000, 100


@contextmanager
def serving(site: Site) -> Iterator[int]:
    """One process for pages and streams; gives its port."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "maillage.config.asgi:application", "--port", str(port)]
    command += ["--lifespan", "off", "--no-access-log", "--log-level", "error", "--timeout-graceful-shutdown", "2"]
    process = subprocess.Popen(command, env=site.environment(), cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz/live")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def act(site: Site, mode: str) -> dict[str, Any]:
    """Run one mode of `queue_acts`; what it measured."""
    command = [sys.executable, "-m", "tools.bench.queue_acts", mode]
    done = subprocess.run(command, env=site.environment(), cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


async def screen(port: int, seen: list[float], ready: asyncio.Semaphore) -> None:
    """One screen: note when each board after the first is whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {ADDRESS} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    await reader.readuntil(b"event: board")
    ready.release()
    try:
        while True:
            await reader.readuntil(b"event: board")
            await reader.readuntil(b"\n\n")
            seen.append(time.time())
    finally:
        writer.close()


async def watch(site: Site, port: int) -> list[float]:
    """Milliseconds from each move of the queue to each of the 500 screens."""
    seen: list[list[float]] = [[] for _screen in range(SCREENS)]
    ready = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(screen(port, one, ready)) for one in seen]
    for _screen in range(SCREENS):
        await ready.acquire()
    moved = await asyncio.to_thread(act, site, "move")
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
    return [1000 * (first_after(one, at) - at) for one in seen for at in moved["at"]]


def first_after(seen: list[float], at: float) -> float:
    """The first board that came after an instant; a minute later when none did."""
    return next((instant for instant in seen if instant >= at), at + 60)


def p95(values: list[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return sorted(values)[int(0.95 * (len(values) - 1))]


def run(site: Site) -> list[str]:
    """Print the figures; the targets missed."""
    prepare(site)
    act(site, "prepare")
    with serving(site) as port:
        reached = asyncio.run(watch(site, port))
    desks, day = act(site, "desks"), act(site, "day")
    missed = []
    for name, found, target in (
        (f"a call on {SCREENS} screens, p95", p95(reached), SCREEN_P95_MS),
        ("50 desks, a call each in 10 s, p95", p95(desks["paced"]), CALL_P95_MS),
        ("50 desks at the same instant, slowest", max(desks["at_once"]), AT_ONCE_MS),
        ("1,500 visits in a minute, p95", p95(day["counted"]), VISIT_P95_MS),
    ):
        print(f"{name:<40} {found:>6.0f} ms (target {target})")
        if found > target:
            missed.append(f"{name}: {found:.0f} ms")
    expected = len(desks["paced"]) + len(desks["at_once"])
    print(f"{desks['called']} numbers called by {expected} presses")
    return missed if desks["called"] == expected else [*missed, f"{desks['called']} called by {expected} presses"]


def main() -> int:
    """Measure on SQLite, or on PostgreSQL."""
    is_postgresql = "--postgresql" in sys.argv
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
        if not is_postgresql:
            print("\n# A queue that moves (SQLite)")
            return int(bool(run(Site(Path(folder)))))
        needs.provide("postgresql")
        with postgres.cluster("") as url:
            postgres.create_database(url)
            print("\n# A queue that moves (PostgreSQL)")
            return int(bool(run(Site(Path(folder), url))))


if __name__ == "__main__":
    sys.exit(main())
