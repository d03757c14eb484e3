"""A restore drill: restore into a home that goes away, and try the copy out as an installation of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from maillage.config.backups.errors import DrillFailed
from maillage.config.backups.restoring import Restored, restore
from maillage.safeguards import drills

PATIENCE_SECONDS = 600


def drill(source: Path, *, at: datetime) -> tuple[Restored, drills.Drill]:
    """Restore `source` beside nothing of value, try it, note that it passed. Raises BadBackup and DrillFailed."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="maillage-drill-") as folder:
        home = Path(folder) / "home"
        restored = restore(source, home, at=at, replaces=False)
        _try_out(home, source)
    passed = drills.Drill(at, source.name, round(time.monotonic() - started, 1))
    drills.keep(passed)
    return restored, passed


def _try_out(home: Path, source: Path) -> None:
    """Run the smoke tests in a process of its own, whose home is the copy."""
    environment = {**os.environ, "MAILLAGE_HOME": str(home), "MAILLAGE_DATABASE_URL": "", "MAILLAGE_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "maillage.config.backups.smoke", str(source)]
    done = subprocess.run(  # noqa: S603  this interpreter, a module of ours
        command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
    )
    if done.returncode:
        raise DrillFailed(done.stdout.strip() or done.stderr.strip()[-500:] or "it ended without a word.")
