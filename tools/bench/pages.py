"""Latency and throughput of pages: 4 clients, 2 workers, against an empty view in the same run.

Computed pages are asked with an ever new query, which no cache has seen; cached pages are asked as
they are; conditional ones send the ETag they hold.
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

SECONDS, CLIENTS = 4, 4
PAGES = {
    "home": "/",
    "place": "/lieux/{place}/",
    "occupation": "/metiers/D1102/",
    "near me": "/pres-de-chez-moi/?commune=05061",
}
SCRIPT = """
local n = 0
request = function()
  n = n + 1
  local path = wrk.path
  if os.getenv("BENCH_NEW") == "1" then
    path = path .. (string.find(path, "?", 1, true) and "&" or "?") .. "n=" .. n .. "-" .. math.random(1, 1e9)
  end
  return wrk.format("GET", path)
end
init = function() math.randomseed(os.time() + math.floor(os.clock() * 1e6)) end
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


def load(url: str, *, is_new: bool = False, etag: str = "") -> Load:
    """Load `url` with 4 clients for a few seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        headers = ["-H", f"If-None-Match: {etag}"] if etag else []
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-s", script.name, *headers, url]
        done = subprocess.run(
            command, env={"BENCH_NEW": str(int(is_new)), "PATH": "/usr/bin"}, capture_output=True, text=True, check=True
        )
    found = re.search(r"RESULT ([\d.]+) ([\d.]+) ([\d.]+) (\d+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    median_ms, p95_ms, per_second, errors = found.groups()
    return Load(float(median_ms), float(p95_ms), float(per_second), int(errors))


def etag_of(url: str) -> str:
    """The ETag a page carries now, empty when it has none."""
    with urllib.request.urlopen(url) as answer:
        return answer.headers.get("ETag", "")


def run(address: str, _site: Site) -> list[str]:
    """Measure every page three ways; the targets missed."""
    places = urllib.request.urlopen(f"{address}/lieux/").read().decode()
    place = re.findall(r'href="/lieux/([a-z0-9-]+)/"', places)[0]
    empty = load(f"{address}/bench/empty/")
    print(f"{'page':<24} {'median':>8} {'p95':>8} {'req/s':>8}  against the empty view")
    print(f"{'empty view':<24} {empty.median_ms:>6.1f}ms {empty.p95_ms:>6.1f}ms {empty.per_second:>8.0f}  1.00")
    missed: list[str] = []
    for name, path in PAGES.items():
        url = address + path.format(place=place)
        missed += _report(f"{name}, computed", load(url, is_new=True), empty=empty, share=0.10)
        missed += _report(f"{name}, from cache", load(url), empty=empty, share=0.50)
        missed += _report(f"{name}, 304", load(url, etag=etag_of(url)), empty=empty, share=0.50)
    return missed


def _report(name: str, found: Load, *, empty: Load, share: float) -> list[str]:
    ratio = found.per_second / empty.per_second
    print(
        f"{name:<24} {found.median_ms:>6.1f}ms {found.p95_ms:>6.1f}ms {found.per_second:>8.0f}  "
        f"{ratio:.2f} (target {share:.2f}){f'  {found.errors} errors' if found.errors else ''}"
    )
    is_met = found.median_ms <= 15 and found.p95_ms <= 40 and ratio >= share and not found.errors
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
