"""`make check`: every rule a machine can hold, all of them run, all failures told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import sizes

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Step:
    """One rule: what it is called, what checks it."""

    name: str
    command: tuple[str, ...]


STEPS = (
    Step("types", (f"{BIN}/mypy",)),
    Step("format", (f"{BIN}/ruff", "format", "--check", "-q", "src", "tests", "tools")),
    Step("lint", (f"{BIN}/ruff", "check", "-q", "src", "tests", "tools")),
    Step("import contracts", (f"{BIN}/lint-imports", "--no-cache")),
    Step("templates", (f"{BIN}/djlint", "--lint", "--quiet", "src")),
    Step("migrations", (f"{BIN}/python", "-m", "django", "makemigrations", "--check", "--dry-run")),
    Step("messages", (f"{BIN}/python", "-m", "tools.messages", "check")),
    Step("lock", (f"{BIN}/python", "-m", "tools.lock_check")),
    Step("generated documents", (f"{BIN}/python", "-m", "tools.reference_docs", "--check")),
)


def run_step(step: Step) -> tuple[Step, float, str]:
    """Run one step; the text is empty when it holds, else what it printed."""
    started = time.monotonic()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "maillage.config.settings", "PYTHONPATH": "src"}
    done = subprocess.run(step.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    told = (done.stdout + done.stderr).strip() or f"exit status {done.returncode}"
    return step, time.monotonic() - started, told if done.returncode else ""


def main() -> int:
    """Run every step, two at a time; 1 when one fails."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run_step, STEPS))
    for step, seconds, told in results:
        print(f"{'FAILED' if told else 'ok':>6}  {step.name} ({seconds:.1f} s)")
        if told:
            print(told)
    print("\n".join(f"  size  {line}" for line in sizes.report()))
    return int(any(told for _step, _seconds, told in results))


if __name__ == "__main__":
    sys.exit(main())
