"""Time and memory of the importers: first import, then the same again."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass

from tools.bench.site import DATA, MAILLAGE, ROOT, Site, prepare

# Seconds each may take, by the name the command gives it; a test holds the names alike.
TARGET_SECONDS = {
    "communes": 10.0,
    "mouvements": 10.0,
    "contours": 10.0,
    "feries": 5.0,
    "vacances": 5.0,
    "insee": 5.0,
    "rome": 30.0,
    "rome3": 10.0,
    "fap": 10.0,
    "tension": 10.0,
    "bmo": 10.0,
    "onisep": 10.0,
    "certifinfo": 15.0,
    "esco": 10.0,
    "vocabulaires": 5.0,
    "services": 15.0,
}
MEMORY_TARGET_MB = 500.0
ALL_TARGET_SECONDS, ALL_MEMORY_TARGET_MB = 180.0, 600.0


@dataclass(frozen=True)
class Run:
    """One command: wall seconds, processor seconds, peak memory, what it printed."""

    wall_seconds: float
    cpu_seconds: float
    peak_mb: float
    counts: dict[str, int]


def measured(site: Site, *words: str) -> Run:
    """Run a verb with `--json` and read the operating system's own accounting of it."""
    started = time.monotonic()
    process = subprocess.Popen(
        [MAILLAGE, *words, "--json"], env=site.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"maillage {' '.join(words)} ended with status {status}: {output}")
    wall = time.monotonic() - started
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(output))


def run(site: Site) -> list[str]:
    """Import every source alone, twice, which fills the site; the targets missed."""
    prepare(site)
    missed = []
    for source, target_seconds in TARGET_SECONDS.items():
        for title in ("first", "again"):
            missed += _timed(site, source, title, target_seconds, MEMORY_TARGET_MB)
    return missed


def run_all(site: Site) -> list[str]:
    """Import every source by one command, which fills the site; the targets missed."""
    prepare(site)
    return _timed(site, "all", "first", ALL_TARGET_SECONDS, ALL_MEMORY_TARGET_MB)


def _timed(site: Site, source: str, title: str, seconds: float, megabytes: float) -> list[str]:  # noqa: PLR0917 - what, then its two targets
    """Import one source, print what it took beside its targets; the target missed."""
    found = measured(site, "import", source, "--from", str(DATA))
    print(
        f"import {source:<12} {title:<6} {found.wall_seconds:5.1f} s wall, {found.cpu_seconds:5.1f} s cpu, "
        f"{found.peak_mb:4.0f} MB (targets {seconds:.0f} s, {megabytes:.0f} MB), "
        f"{found.counts['created']:,} created, {found.counts['unchanged']:,} unchanged",
        flush=True,
    )
    if found.wall_seconds <= seconds and found.peak_mb <= megabytes:
        return []
    return [f"import {source} ({title}): {found.wall_seconds:.1f} s, {found.peak_mb:.0f} MB"]
