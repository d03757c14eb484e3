"""Where builds stand on this node, which one is in use, and who may write."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from maillage.search.errors import IndexBusy

_LOOK_AGAIN_SECONDS = 0.05


def root() -> Path:
    """The folder of every build."""
    return Path(settings.HOME) / "search"


def current_name() -> str:
    """The name of the build in use; empty when there is none."""
    try:
        return (root() / "current").read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def new_place() -> Path:
    """Where another build may stand."""
    return root() / secrets.token_hex(8)


def switch_to(name: str) -> None:
    """Let `current` name this build, at once or not at all, then take away every other."""
    write_whole(root() / "current", name)
    remove_all_but(name)


def remove_all_but(name: str) -> None:
    """Take away every build but this one. Whoever has one open goes on reading it: the files live until closed."""
    for other in root().iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader, or a machine that loses power, finds the old one or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Let the names in `folder` survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(patience_seconds: float = 0) -> Iterator[None]:
    """Be the only one to write the index of this node; the system frees the lock of a process that dies.

    Raises IndexBusy when another still writes after `patience_seconds`.
    """
    root().mkdir(parents=True, exist_ok=True)
    handle = os.open(root() / "writer.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle, time.monotonic() + patience_seconds)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise IndexBusy from error
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return
