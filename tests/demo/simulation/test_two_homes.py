"""Two empty homes, the same seed and the same end: the same bytes, whatever the order of sets in each process."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

# Each serves its own SQLite database, whatever the suite runs on: once is enough.
pytestmark = [pytest.mark.own_database, pytest.mark.long]

END = "2026-11-24"


def lived_in(home: Path, *, hash_seed: str) -> tuple[str, str]:
    """What `maillage simulate` prints in an empty home, and a digest of the tables it wrote."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAILLAGE_")}
    environment = {**kept, "MAILLAGE_HOME": str(home), "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-m", "maillage.cli.main", "simulate", "--seed", "7", "--until", END, "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, digest_of(next(home.glob("*.sqlite3")))


def digest_of(database: Path) -> str:
    """SHA-256 of every row of reception and of the kept questions, in the order they lie in the file."""
    digest = hashlib.sha256()
    with sqlite3.connect(database) as reading:
        names = [row[0] for row in reading.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for name in names:
            if name.startswith("reception_") or name in {"search_keptquestion", "demo_simulation"}:
                for row in reading.execute(f"SELECT * FROM {name} ORDER BY rowid"):
                    digest.update(f"{name} {row}\n".encode())
    return digest.hexdigest()


def test_two_homes_hold_the_same_bytes(tmp_path: Path) -> None:
    first = lived_in(tmp_path / "first", hash_seed="1")
    second = lived_in(tmp_path / "second", hash_seed="2")

    assert first == second
    assert '"visits": 65000, "interviews": 6500' in first[0]
