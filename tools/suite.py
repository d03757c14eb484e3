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
from dataclasses import dataclass
from pathlib import Path

from tools import check, needs, postgres

ROOT = Path(__file__).resolve().parent.parent
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
    """One run of the suite, its output shown as it comes."""
    print(f"\n── {title}", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "MAILLAGE_DATABASE_URL": database_url, "PYTHONWARNINGS": "default"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "--durations=15", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    lines = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        print(line, end="", flush=True)
    tally = tally_of("".join(lines), process.wait())
    print(f"── {title}: {time.monotonic() - started:.0f} s", flush=True)
    return tally


def main() -> int:
    """Run all; status 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="add the long measures and the full browser matrix")
    is_long = parser.parse_args().long
    needs.provide(*needs.SUITE)
    needs.provide_axe()
    checks_failed = check.main()
    marks = [] if is_long else ["not long"]
    total = run_pytest("SQLite and browsers", "-m", " and ".join(marks) or "long or not long")
    with postgres.cluster() as url:
        total += run_pytest(
            "PostgreSQL", "-m", " and ".join([*marks, "not browser", "not own_database"]), database_url=url
        )
    has_failed = bool(total.failed or checks_failed)
    print(f"\n{total.passed} passed" + (f", {total.failed + checks_failed} failed" if has_failed else ""))
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
