"""Time and memory of the importers: first import, then the same again."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass

from tools.bench.site import DATA, MAILLAGE, ROOT, Site, prepare

SOURCES = (
    ("communes", "geo", 10.0),
    ("rome", "rome/v460", 30.0),
    ("rome3", "rome", 10.0),
    ("fap", "marche_travail", 10.0),
    ("tension", "marche_travail", 10.0),
    ("bmo", "marche_travail", 10.0),
    ("onisep", "orientation", 10.0),
    ("certifinfo", "orientation", 15.0),
    ("esco", "esco", 10.0),
    ("services", "services", 15.0),
    ("vocabulaires", "services/data_inclusion_referentiels", 5.0),
)
MEMORY_TARGET_MB = 500.0


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
    """Import every source twice; the targets missed."""
    prepare(site)
    missed = []
    for source, folder, target_seconds in SOURCES:
        for title in ("first", "again"):
            found = measured(site, "import", source, "--from", str(DATA / folder))
            print(
                f"import {source:<12} {title:<6} {found.wall_seconds:5.1f} s wall, {found.cpu_seconds:5.1f} s cpu, "
                f"{found.peak_mb:4.0f} MB (targets {target_seconds:.0f} s, {MEMORY_TARGET_MB:.0f} MB), "
                f"{found.counts['created']:,} created, {found.counts['unchanged']:,} unchanged"
            )
            if found.wall_seconds > target_seconds or found.peak_mb > MEMORY_TARGET_MB:
                missed.append(f"import {source} ({title}): {found.wall_seconds:.1f} s, {found.peak_mb:.0f} MB")
    return missed
