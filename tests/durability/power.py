"""A disk whose power can be cut: an ext4 file system inside a file, of which only what was really
written survives a copy of that file.

What the machine still holds in memory for the mounted file system is not in the file: copying the
file while the writers stand still is what a disk holds after a power cut (shared trust page, D1).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

SIZE_MIB = 64
WRITERS = 2
WRITER = Path(__file__).with_name("writer.py")


class CannotMountError(RuntimeError):
    """This machine does not let us mount a file system."""


@dataclass(frozen=True)
class Cut:
    """What one cut left: rows acknowledged before it, those of them that are gone, what SQLite says."""

    acknowledged: int
    lost: int
    integrity: str


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMountError(f"{' '.join(map(str, command))}: {done.stderr.strip()}")


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """The file system of `image`, at `folder`."""
    folder.mkdir(exist_ok=True)
    _run("mount", "-o", "loop,commit=60", image, folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def make_disk(image: Path) -> None:
    """A new ext4 file system inside the file `image`. Raises CannotMountError where it may not be."""
    if os.geteuid() != 0 or not (shutil.which("mkfs.ext4") and shutil.which("mount")):
        raise CannotMountError("mounting needs root, mkfs.ext4 and mount")
    with image.open("wb") as disk:
        disk.truncate(SIZE_MIB * 1024 * 1024)
    _run("mkfs.ext4", "-q", image)


@contextmanager
def writing(database: Path, acks: Path, pragmas: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Writers at work on `database`, stopped for good at the end."""
    command = [sys.executable, str(WRITER), str(database), str(acks)]
    source = Path(__file__).resolve().parents[2] / "src"
    environment = {**os.environ, "PYTHONPATH": str(source)}
    writers: list[subprocess.Popen[bytes]] = []
    try:
        for number in range(WRITERS):
            writers.append(subprocess.Popen([*command, str(number), str(WRITERS), pragmas], env=environment))
            _wait_for_row_of(number, acks, writers)
        yield writers
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()


def cut_power(folder: Path, *, cuts: int, pragmas: str, seed: int) -> list[Cut]:
    """Write on a disk of `folder` and cut its power `cuts` times at random instants."""
    image, acks = folder / "disk.img", folder / "acks"
    chance = random.Random(seed)
    make_disk(image)
    with ExitStack() as stack:
        disk = stack.enter_context(mounted(image, folder / "disk"))
        writers = stack.enter_context(writing(disk / "work.sqlite3", acks, pragmas))
        return [_cut(folder, writers, chance) for _ in range(cuts)]


def _wait_for_row_of(number: int, acks: Path, writers: list[subprocess.Popen[bytes]]) -> None:
    """One writer after the other: the first one makes the file."""
    deadline = time.monotonic() + 20
    while not (acks.exists() and str(number) in acks.read_text().split()):
        if time.monotonic() > deadline or any(writer.poll() is not None for writer in writers):
            raise AssertionError("the writers do not write")
        time.sleep(0.02)


def _cut(folder: Path, writers: list[subprocess.Popen[bytes]], chance: random.Random) -> Cut:
    """Let the writers work a moment, stop them, keep what the disk holds, and let them go on."""
    time.sleep(chance.uniform(0.1, 0.6))
    for writer in writers:
        writer.send_signal(signal.SIGSTOP)
    for writer in writers:
        os.waitpid(writer.pid, os.WUNTRACED)
    shutil.copyfile(folder / "disk.img", folder / "after.img")
    acknowledged = {int(line) for line in (folder / "acks").read_text().split()}
    for writer in writers:
        writer.send_signal(signal.SIGCONT)
    with mounted(folder / "after.img", folder / "after") as disk:
        kept, integrity = _read(disk / "work.sqlite3")
    return Cut(len(acknowledged), len(acknowledged - kept), integrity)


def _read(database: Path) -> tuple[set[int], str]:
    """The rows SQLite finds when the power is back, and what its integrity check says."""
    import sqlite3

    connection = sqlite3.connect(database)
    try:
        integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
        return {row[0] for row in connection.execute("SELECT id FROM work")}, integrity
    except sqlite3.DatabaseError as error:
        return set(), str(error)
    finally:
        connection.close()
