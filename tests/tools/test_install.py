"""`make install` on a machine that cannot make a virtual environment: a sentence, and nothing in the way of a retry."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# As Debian without python3-venv: the folder and its python are made, then ensurepip fails.
PYTHON = """#!/bin/sh
case "$*" in
    "-m venv"*) mkdir -p .venv/bin && touch .venv/bin/python && chmod +x .venv/bin/python
        echo "ensurepip is not available"; exit 1 ;;
esac
exit 0
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The installer alone, and a python3 without venv."""
    for folder in ("tools", "bin"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "tools/install.sh", tmp_path / "tools/install.sh")
    python = tmp_path / "bin/python3"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def test_a_machine_without_venv_is_told_what_to_install_each_time(project: Path) -> None:
    for _attempt in ("first", "again"):
        done = subprocess.run(
            [project / "tools/install.sh"],
            env={"PATH": f"{project / 'bin'}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 1
        assert "on Debian: apt-get install python3-venv. Then run this again." in done.stderr
        assert not (project / ".venv").exists()
