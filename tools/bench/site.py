"""An installation to measure: every source whole, and the demonstration network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("MAILLAGE_DATA", ROOT / "../shared/data")).resolve()
MAILLAGE = Path(sys.executable).parent / "maillage"


@dataclass(frozen=True)
class Site:
    """Where an installation lives, and its database when it is not SQLite."""

    home: Path
    database_url: str = ""

    def environment(self) -> dict[str, str]:
        """What its processes see."""
        return {
            **os.environ,
            "MAILLAGE_HOME": str(self.home),
            "MAILLAGE_DATABASE_URL": self.database_url,
            "MAILLAGE_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        }

    def maillage(self, *words: str) -> str:
        """Run a verb; what it printed. Raises CalledProcessError when it failed."""
        done = subprocess.run(
            [MAILLAGE, *words], env=self.environment(), cwd=ROOT, capture_output=True, text=True, check=True
        )
        return done.stdout


def prepare(site: Site) -> None:
    """Tables, static files, the demonstration network."""
    site.maillage("prepare")
    subprocess.run(
        [sys.executable, "-m", "tools.bench.load"], env=site.environment(), cwd=ROOT, check=True, capture_output=True
    )


def names(site: Site) -> dict[str, list[str]]:
    """Codes to ask pages for, in no order: 400 occupations, 400 communes of the region, its basins, départements."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.names"], env=site.environment(), cwd=ROOT, check=True, capture_output=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@contextmanager
def serving(site: Site, *, computes: bool = False, workers: int = 2) -> Iterator[str]:
    """Production servers for pages, until the block ends; gives their address. `computes`: no page is kept."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "maillage.config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--worker-class", "gthread", "--threads", "4", "--log-level", "error"]
    environment = site.environment() | {"BENCH_COMPUTES": str(int(computes))}
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/healthz/live")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str, seconds: float = 30) -> None:
    """Return once `url` answers 200. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:  # refused, or too slow to answer while it starts
            time.sleep(0.1)
    raise TimeoutError(url)
