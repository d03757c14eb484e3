"""What the suite needs from the machine: PostgreSQL and Chromium from Debian, axe-core from npm.

Missing Debian packages are installed when we may (root with apt); else the exact command is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TOOLS = ROOT / "tests" / "browser"
AXE = BROWSER_TOOLS / "node_modules" / "axe-core" / "axe.min.js"


def postgresql_folder() -> Path | None:
    """The folder of the newest PostgreSQL server's programs, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[4]))
    return folders[-1].parent if folders else None


def chromium() -> str | None:
    """The path of Debian's Chromium, or None."""
    return shutil.which("chromium")


def missing_packages() -> list[str]:
    """Debian packages that the suite needs and this machine lacks."""
    wanted = {
        "postgresql": postgresql_folder(),
        "chromium": chromium(),
        "npm": shutil.which("npm"),
        "e2fsprogs": shutil.which("mkfs.ext4", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"),
    }
    return [package for package, found in wanted.items() if not found]


def provide() -> None:
    """Install what is missing, or say exactly what to install and end with status 1."""
    packages = missing_packages()
    if packages:
        _install_packages(packages)
    if not AXE.exists():
        subprocess.run(
            ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=BROWSER_TOOLS, check=True
        )


def _install_packages(packages: list[str]) -> None:
    may_install = os.geteuid() == 0 and shutil.which("apt-get")
    if not may_install:
        sys.exit(f"The suite needs: apt-get install {' '.join(packages)}")
    print(f"Installing {', '.join(packages)}…", flush=True)
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", "--no-install-recommends", *packages)


def _apt(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
