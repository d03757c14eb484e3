"""Time to invent one year, then ten, each in its own home; `python -m tools.bench.simulation` measures it alone."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tools.bench.site import Site

TARGETS_SECONDS: Final = {1: 15.0, 10: 120.0}
VISITS_A_YEAR: Final = 65_000
_UNTIL: Final = "2026-11-24"


def run() -> list[str]:
    """Invent one year and ten, on the starter pack; the targets missed."""
    missed = []
    print("\n# Invented years (SQLite)")
    for years, target in TARGETS_SECONDS.items():
        with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
            seconds, told = seconds_to_live(Site(Path(folder)), years)
        print(f"{years:>2} years {seconds:5.1f} s (target {target:.0f}), {told['visits']} visits")
        if seconds > target:
            missed.append(f"{years} invented years: {seconds:.1f} s")
        if told["visits"] != years * VISITS_A_YEAR:
            missed.append(f"{years} invented years: {told['visits']} visits")
    return missed


def seconds_to_live(site: Site, years: int) -> tuple[float, dict[str, int]]:
    """Seconds for `maillage simulate` in an empty home, tables and starter pack included; and its totals."""
    started = time.monotonic()
    told: dict[str, int] = json.loads(site.maillage("simulate", "--years", str(years), "--until", _UNTIL, "--json"))
    return time.monotonic() - started, told


if __name__ == "__main__":
    sys.exit(bool(run()))
