"""Time from `maillage demo` to "Maillage is ready": in an empty home, then again."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from tools.bench.site import MAILLAGE, ROOT, Site
from tools.postgres import free_port

TARGETS_SECONDS = {"first": 240.0, "next": 5.0}
READY = "Maillage is ready"


def run() -> list[str]:
    """Start the demonstration twice in one home; the targets missed."""
    missed = []
    print("\n# Starts of the demonstration")
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
        for title, target in TARGETS_SECONDS.items():
            seconds = seconds_to_ready(Site(Path(folder)))
            print(f"{title:<5} start {seconds:5.1f} s (target {target:.0f})")
            if seconds > target:
                missed.append(f"{title} start: {seconds:.1f} s")
    return missed


def seconds_to_ready(site: Site) -> float:
    """Seconds until the demonstration says it is ready; it is stopped then. Raises RuntimeError when it never is."""
    environment = {**site.environment(), "PORT": str(free_port()), "DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
    started = time.monotonic()
    with subprocess.Popen([MAILLAGE, "demo"], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stdout or ():
                if line.startswith(READY):
                    return time.monotonic() - started
        finally:
            process.terminate()
            process.wait(timeout=20)
    raise RuntimeError(f"maillage demo ended with status {process.returncode} before it was ready")
