"""Backup and restore of an installation with every import in it: the promise is back within two minutes."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path

from tools.bench.site import MAILLAGE, ROOT, Site

TARGETS_SECONDS = {"backup": 60.0, "restore": 120.0, "drill": 120.0}


def run(site: Site) -> list[str]:
    """Back up, restore elsewhere and drill once; the targets missed."""
    print("\n# Backup and restore")
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
        backups, other = f"{folder}/backups", f"{folder}/other"
        seconds = {
            "backup": _timed(site, "backup", "--to", backups),
            "restore": _timed(site, "restore", "--from", backups, "--to", other),
            "drill": _timed(site, "restore", "--from", backups, "--drill"),
        }
        made = json.loads(next(Path(backups).glob("*/manifest.json")).read_text())
    print(f"{sum(one['bytes'] for one in made['files'].values()) / 1e6:.0f} MB, {sum(made['counts'].values())} rows")
    for name, target in TARGETS_SECONDS.items():
        print(f"{name:<8} {seconds[name]:6.1f} s (target {target:.0f})")
    return [f"{name}: {seconds[name]:.1f} s" for name, target in TARGETS_SECONDS.items() if seconds[name] > target]


def _timed(site: Site, *words: str) -> float:
    started = time.monotonic()
    environment = {**site.environment(), "DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
    subprocess.run([MAILLAGE, *words, "--json"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started
