"""Settings follow the environment; a process of its own reads them anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def setting(name: str, **variables: str) -> str:
    """The value of a setting where these variables are set."""
    code = f"from maillage.config import settings; print(settings.{name})"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **variables}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_static_files_have_a_folder_of_their_own_when_it_is_named(tmp_path: Path) -> None:
    home, static = tmp_path / "home", tmp_path / "static"

    assert setting("STATIC_ROOT", MAILLAGE_HOME=str(home)) == str(home / "static")
    assert setting("STATIC_ROOT", MAILLAGE_HOME=str(home), MAILLAGE_STATIC=str(static)) == str(static)
