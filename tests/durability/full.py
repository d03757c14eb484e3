"""A small disk in memory that can be filled to its last byte, and freed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.durability.power import CannotMountError

SIZE_MIB = 96


@dataclass(frozen=True)
class SmallDisk:
    """A mounted file system of `SIZE_MIB`."""

    folder: Path

    def fill(self) -> None:
        """Write until nothing more fits."""
        with (self.folder / "filler").open("ab", buffering=0) as filler:
            for block in (1 << 20, 4096, 1):
                while True:
                    try:
                        if filler.write(b"\0" * block) < block:
                            break
                    except OSError:
                        break

    def free(self) -> None:
        """Give the room back."""
        (self.folder / "filler").unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A disk mounted on `folder`. Raises CannotMountError where it may not be."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        raise CannotMountError("mounting needs root and mount")
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MIB}m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMountError(done.stderr.strip())
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
