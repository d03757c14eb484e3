"""What suite, pictures and benchmarks need from the machine: Debian's packages, and two tools from npm.

`provide` installs what is missing when it may (root with apt); everything else says the exact command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TOOLS = ROOT / "tests" / "browser"
AXE = BROWSER_TOOLS / "node_modules" / "axe-core" / "axe.min.js"
# IndexedDB under Node: the queue of a desk is tried without a browser.
INDEXED_DB = BROWSER_TOOLS / "node_modules" / "fake-indexeddb" / "package.json"
AXE_COMMAND: Final = f"npm ci --prefix {BROWSER_TOOLS.relative_to(ROOT)} --ignore-scripts"

SUITE: Final = ("postgresql", "chromium", "npm", "e2fsprogs")
SHOTS: Final = ("chromium",)
BENCH: Final = ("wrk",)
BENCH_SEARCH: Final = ("postgresql", "postgresql-15-rum", "wrk")


class MissingError(RuntimeError):
    """The machine lacks something; the sentence is the command that brings it."""


def postgresql_folder() -> Path | None:
    """The folder of the newest PostgreSQL server's programs, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[4]))
    return folders[-1].parent if folders else None


def chromium() -> str:
    """The path of Debian's Chromium. Raises MissingError."""
    found = shutil.which("chromium")
    if found is None:
        raise MissingError(sentence(["chromium"]))
    return found


def axe_core() -> Path:
    """The file of axe-core. Raises MissingError."""
    if not AXE.is_file():
        raise MissingError(f"This needs: {AXE_COMMAND}")
    return AXE


def node() -> str:
    """The path of Node, with IndexedDB beside it. Raises MissingError."""
    found = shutil.which("node")
    if found is None:
        raise MissingError(sentence(["npm"]))
    if not INDEXED_DB.is_file():
        raise MissingError(f"This needs: {AXE_COMMAND}")
    return found


def is_here(package: str) -> bool:
    """True when what a Debian package brings is on this machine."""
    if package == "postgresql":
        return postgresql_folder() is not None
    if package.endswith("-rum"):
        programs = postgresql_folder()
        return (
            programs is not None and Path(f"/usr/share/postgresql/{programs.parts[4]}/extension/rum.control").is_file()
        )
    program = {"e2fsprogs": "mkfs.ext4"}.get(package, package)
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def sentence(packages: list[str]) -> str:
    """The exact command that installs `packages`."""
    return f"This needs: apt-get install {' '.join(packages)}"


def provide(*packages: str) -> None:
    """Install those that are missing, or say exactly what to install and end with status 1."""
    missing = [package for package in packages if not is_here(package)]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(sentence(missing))
    print(f"Installing {', '.join(missing)}…", flush=True)
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", "--no-install-recommends", *missing)


def provide_axe() -> None:
    """Install axe-core and fake-indexeddb from their lock when one is absent."""
    if not (AXE.is_file() and INDEXED_DB.is_file()):
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=BROWSER_TOOLS, check=True)


def _apt(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
