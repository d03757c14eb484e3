"""Speed, size and memory at 120,000 documents, each beside its target; then from 1,000 to 1,000,000."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

from tools.bench.site import ROOT, Site
from tools.bench_search import load
from tools.bench_search.plot import Row, draw, table

DOCUMENTS = 120_000
SCALE = (1_000, 3_000, 10_000, 30_000, 120_000, 300_000, 1_000_000)
PLOT = ROOT / "docs" / "images" / "search-scale.svg"
# The most that is accepted. Growth: the size of the index after a day of small updates, to the size before.
TARGETS = {
    "answer_p95_ms": 5.0,
    "suggest_p95_ms": 2.0,
    "route_p95_ms": 2.0,
    # Of the processor: on the wall the worst one would tell how busy the machine is.
    "hostile_answer_processor_max_ms": 50.0,
    "hostile_suggest_processor_max_ms": 50.0,
    "hostile_route_processor_max_ms": 50.0,
    "build_seconds": 30.0,
    "memory_mb": 300.0,
    "update_p95_ms": 2000.0,
    "growth": 1.5,
    "page_p95_ms": 60.0,
    "page_errors": 0.0,
    "json_p95_ms": 60.0,
    "json_errors": 0.0,
}


def run(home: Path, scratch: Path) -> list[str]:
    """Measure once at 120,000 documents; the targets missed."""
    site = _copy(home, scratch / "speed")
    found = step(site, "build", DOCUMENTS) | step(site, "ask", DOCUMENTS) | load.run(site)
    found |= step(site, "suffer", DOCUMENTS) | step(site, "update", DOCUMENTS)
    print(f"\n# Speed at {DOCUMENTS:,} documents")
    for name, figure in found.items():
        target = f" (at most {TARGETS[name]:g})" if name in TARGETS else ""
        print(f"{name.replace('_', ' '):<26} {figure:9.2f}{target}")
    return missed(found)


def missed(found: dict[str, float]) -> list[str]:
    """The targets that what was found misses, or that nothing was found for."""
    return [
        f"{name}: {found[name]:.2f}, at most {most:g}" if name in found else f"{name}: not measured"
        for name, most in TARGETS.items()
        if not found.get(name, math.inf) <= most
    ]


def run_scale(home: Path, scratch: Path) -> None:
    """Build and ask at each size; write the plot, print its table.

    Times are those of the processor: a long run on a shared machine stays comparable with itself.
    """
    rows = []
    for documents in SCALE:
        site = _copy(home, scratch / f"scale-{documents}")
        found = step(site, "build", documents) | step(site, "ask", documents)
        rows.append(
            Row(
                documents=documents,
                answer_p50_ms=found["answer_processor_p50_ms"],
                answer_p95_ms=found["answer_processor_p95_ms"],
                suggest_p95_ms=found["suggest_processor_p95_ms"],
                build_seconds=found["build_processor_seconds"],
                index_mb=found["index_mb"],
                memory_mb=found["memory_mb"],
            )
        )
        print(json.dumps({"documents": documents, **found}), flush=True)
        shutil.rmtree(site.home)
        if len(rows) > 1:
            PLOT.write_text(draw(rows), encoding="utf-8")
    print(table(rows))


def step(site: Site, name: str, documents: int) -> dict[str, float]:
    """What one step measured, in a process of its own."""
    command = [sys.executable, "-m", "tools.bench_search.process", name, str(documents)]
    environment = site.environment() | {"DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _copy(home: Path, to: Path) -> Site:
    """The same installation without its index: the one given keeps its own."""
    shutil.copytree(home, to, ignore=shutil.ignore_patterns("search"))
    return Site(to)
