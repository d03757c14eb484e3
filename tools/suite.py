"""`make test`: the checks, then the whole suite on SQLite (with browsers) and on PostgreSQL.

The last line is `N passed` over both databases, or `N passed, M failed`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import check, needs, postgres

ROOT = Path(__file__).resolve().parent.parent
# A file stays in one process: what it prepares once is prepared once.
SHARED = ("-n", "2", "--dist", "loadfile")
TALLY = re.compile(r"(\d+) (passed|failed|errors?)\b")


@dataclass(frozen=True)
class Tally:
    """What one pytest run closed with."""

    passed: int = 0
    failed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed)


def tally_of(output: str, status: int) -> Tally:
    """Read pytest's closing line. A run that ended badly without a count is one failure."""
    closing = next((line for line in reversed(output.splitlines()) if TALLY.search(line)), "")
    counts = {"passed": 0, "failed": 0, "error": 0, "errors": 0}
    counts.update({word: int(number) for number, word in TALLY.findall(closing)})
    failed = counts["failed"] + counts["error"] + counts["errors"]
    return Tally(counts["passed"], max(failed, int(status != 0)))


def run_pytest(title: str, *arguments: str, database_url: str = "") -> Tally:
    """One run of pytest; its output is shown whole once it ends, so that runs side by side stay readable."""
    started = time.monotonic()
    environment = {**os.environ, "MAILLAGE_DATABASE_URL": database_url, "PYTHONWARNINGS": "default"}
    command = [sys.executable, "-m", "pytest", "-q", "--durations=10", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"\n── {title}\n{done.stdout}── {title}: {time.monotonic() - started:.0f} s", flush=True)
    return tally_of(done.stdout, done.returncode)


def main() -> int:
    """Run all; status 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="add the long measures and the full browser matrix")
    is_long = parser.parse_args().long
    needs.provide(*needs.SUITE)
    needs.provide_axe()
    checks_failed = check.main()
    length = "long or not long" if is_long else "not long"
    with ThreadPoolExecutor() as side_by_side, postgres.cluster() as url:
        browser = side_by_side.submit(run_pytest, "SQLite, in a real browser", "-m", f"({length}) and browser")
        total = run_pytest("SQLite", *SHARED, "-m", f"({length}) and not browser")
        alone = "not browser and not own_database"
        # Who enters where, what pages look like, files and whole official sources say the same on both: PostgreSQL has
        # them in the long run.
        alike = (
            "tests/access",
            "tests/portal/test_pages.py",
            "tests/portal/test_search.py",
            "tests/exchange",
            "tests/cli",
        )
        short = () if is_long else tuple(f"--ignore={folder}" for folder in alike)
        alone += "" if is_long else " and not real_data"
        total += run_pytest("PostgreSQL", *SHARED, *short, "-m", f"({length}) and {alone}", database_url=url)
        total += browser.result()
    has_failed = bool(total.failed or checks_failed)
    print(f"\n{total.passed} passed" + (f", {total.failed + checks_failed} failed" if has_failed else ""))
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
