"""Speed, size and memory at 120,000 documents, each beside its target; then from 1,000 to 1,000,000."""

from __future__ import annotations

import json
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
# What is measured, its unit, the most that is accepted.
TARGETS = {
    "answer_p50_ms": None,
    "answer_p95_ms": 5.0,
    "answer_processor_p95_ms": None,
    "suggest_p50_ms": None,
    "suggest_p95_ms": 2.0,
    "suggest_processor_p95_ms": None,
    "route_p50_ms": None,
    "route_p95_ms": 2.0,
    "build_seconds": 30.0,
    "build_processor_seconds": None,
    "build_peak_mb": None,
    "index_mb": None,
    "memory_mb": 300.0,
    "memory_of_search_mb": None,
    "update_p50_ms": None,
    "update_p95_ms": 2000.0,
    "growth": 1.5,
    "http_p50_ms": None,
    "http_p95_ms": 60.0,
    "http_errors": 0.0,
}


def run(home: Path, scratch: Path) -> list[str]:
    """Measure once at 120,000 documents; the targets missed."""
    site = _copy(home, scratch / "speed")
    found = step(site, "build", DOCUMENTS) | step(site, "ask", DOCUMENTS) | load.run(site)
    found |= step(site, "update", DOCUMENTS)
    print(f"\n# Speed at {DOCUMENTS:,} documents")
    faults = []
    for name, target in TARGETS.items():
        if name in found:
            told = f" (at most {target:g})" if target is not None else ""
            print(f"{name.replace('_', ' '):<26} {found[name]:9.2f}{told}")
            faults += (
                [f"{name}: {found[name]:.2f}, at most {target:g}"]
                if target is not None and found[name] > target
                else []
            )
        elif target is not None:
            faults.append(f"{name}: not measured")
    return faults


def run_scale(home: Path, scratch: Path) -> None:
    """Build and ask at each size; write the plot, print its table."""
    rows = []
    for documents in SCALE:
        site = _copy(home, scratch / f"scale-{documents}")
        found = step(site, "build", documents) | step(site, "ask", documents)
        rows.append(
            Row(
                documents=documents,
                answer_p50_ms=found["answer_p50_ms"],
                answer_p95_ms=found["answer_p95_ms"],
                suggest_p95_ms=found["suggest_p95_ms"],
                build_seconds=found["build_seconds"],
                index_mb=found["index_mb"],
                memory_mb=found["memory_mb"],
            )
        )
        print(json.dumps({"documents": documents, **found}), flush=True)
        shutil.rmtree(site.home)
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
