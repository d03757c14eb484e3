"""Latency and throughput of pages: 4 clients, 2 workers, against an empty view in the same run.

Pages as visitors get them: kept ones asked as they are, and conditional ones with the ETag they hold.
Computed ones: by servers that keep no page, for ever other occupations and territories.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tools.bench.site import MAILLAGE, ROOT, Site

ROUNDS, SECONDS, CLIENTS = 5, 1, 4
WARM_UP_SECONDS = 2  # not measured: the first page of a process loads what the others use
MEDIAN_MS, P95_MS = 15, 40
PAGES = {
    "home": "/",
    "place": "/lieux/{place}/",
    "occupation": "/metiers/D1102/",
    "near me": "/pres-de-chez-moi/?commune=05061",
    "commune": "/territoires/communes/05061/",
    "basin": "/territoires/bassins-d-emploi/9302/",
    "department": "/territoires/departements/13/",
}
# The paths stand in a file, one a line, asked in turn.
SCRIPT = """
local paths, n = {}, 0
init = function()
  for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
end
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n - 1) % #paths + 1])
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %.3f %.3f %.1f %d\\n", latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    summary.requests / (summary.duration / 1e6), e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """What one load gave."""

    median_ms: float
    p95_ms: float
    per_second: float
    errors: int


def load(address: str, paths: list[str], *, etag: str = "") -> Load:
    """Load these paths in turn with 4 clients; of five rounds, the one of median throughput.

    Each round opens its connections anew: one time in eight a single worker accepts all four, which
    halves the throughput whatever the page.
    """
    with tempfile.TemporaryDirectory() as folder:
        script, listed = Path(folder) / "load.lua", Path(folder) / "paths"
        script.write_text(SCRIPT)
        listed.write_text("\n".join(paths))
        headers = ["-H", f"If-None-Match: {etag}"] if etag else []
        environment = {"BENCH_PATHS": str(listed), "PATH": "/usr/bin"}
        command = ["wrk", "-t1", f"-c{CLIENTS}", "-s", str(script), *headers, address]
        _round([*command, f"-d{WARM_UP_SECONDS}s"], environment)
        rounds = [_round([*command, f"-d{SECONDS}s"], environment) for _round_number in range(ROUNDS)]
    return sorted(rounds, key=lambda done: done.per_second)[ROUNDS // 2]


def _round(command: list[str], environment: dict[str, str]) -> Load:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found = re.search(r"RESULT ([\d.]+) ([\d.]+) ([\d.]+) (\d+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    median_ms, p95_ms, per_second, errors = found.groups()
    return Load(float(median_ms), float(p95_ms), float(per_second), int(errors))


def etag_of(url: str) -> str:
    """The ETag a page carries now, empty when it has none."""
    with urllib.request.urlopen(url) as answer:
        return answer.headers.get("ETag", "")


def run_kept(address: str) -> list[str]:
    """Measure every page as visitors get it: from the cache, and as a 304; the targets missed."""
    place = places_of(address)[0]
    empty = _empty(address, "pages as visitors get them")
    missed: list[str] = []
    for name, pattern in PAGES.items():
        path = pattern.format(place=place)
        missed += _report(f"{name}, kept", load(address, [path]), empty=empty, share=0.50)
        tag = etag_of(address + path)
        missed += _report(f"{name}, 304", load(address, [path], etag=tag), empty=empty, share=0.50)
    return missed


def run_computed(address: str, names: dict[str, list[str]]) -> list[str]:
    """Measure every page made anew, for ever other occupations, territories and places; the targets missed."""
    empty = _empty(address, "pages made anew")
    asked = {
        "home": ["/"],
        "place": [f"/lieux/{slug}/" for slug in places_of(address)],
        "occupation": [f"/metiers/{code}/" for code in names["occupation"]],
        "near me": [f"/pres-de-chez-moi/?commune={code}" for code in names["commune"]],
        "commune": [f"/territoires/communes/{code}/" for code in names["commune"]],
        "basin": [f"/territoires/bassins-d-emploi/{code}/" for code in names["basin"]],
        "department": [f"/territoires/departements/{code}/" for code in names["department"]],
    }
    missed: list[str] = []
    for name, paths in asked.items():
        missed += _report(f"{name}, computed", load(address, paths), empty=empty, share=0.10)
    return missed


def places_of(address: str) -> list[str]:
    """The slugs of the places, as the list of places shows them."""
    page = urllib.request.urlopen(f"{address}/lieux/").read().decode()
    return sorted(set(re.findall(r'href="/lieux/([a-z0-9-]+)/"', page)))


def _empty(address: str, title: str) -> Load:
    empty = load(address, ["/bench/empty/"])
    print(f"\n{title:<24} {'median':>8} {'p95':>8} {'req/s':>8}  against the empty view")
    print(f"{'empty view':<24} {empty.median_ms:>6.1f}ms {empty.p95_ms:>6.1f}ms {empty.per_second:>8.0f}  1.00")
    return empty


def _report(name: str, found: Load, *, empty: Load, share: float) -> list[str]:
    ratio = found.per_second / empty.per_second
    print(
        f"{name:<24} {found.median_ms:>6.1f}ms {found.p95_ms:>6.1f}ms {found.per_second:>8.0f}  "
        f"{ratio:.2f} (target {share:.2f}){f'  {found.errors} errors' if found.errors else ''}"
    )
    is_met = found.median_ms <= MEDIAN_MS and found.p95_ms <= P95_MS and ratio >= share and not found.errors
    return [] if is_met else [f"{name}: {found.median_ms:.1f} / {found.p95_ms:.1f} ms, ratio {ratio:.2f}"]


def worker_memory(site: Site) -> list[str]:
    """The memory of the background worker once it waits, in MB (proportional set size)."""
    process = subprocess.Popen([MAILLAGE, "worker"], env=site.environment(), cwd=ROOT)
    try:
        time.sleep(6)
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    finally:
        process.terminate()
        process.wait(timeout=20)
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    megabytes = int(found.group(1)) / 1024 if found else 0.0
    print(f"worker: {megabytes:.0f} MB (target 150)")
    return [] if 0 < megabytes <= 150 else [f"worker: {megabytes:.0f} MB"]
