"""The index as processes that answer see it: opened once, again after a switch, and never written to."""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

import tantivy

from maillage.search.store import build as builds
from maillage.search.store import folder, making
from maillage.search.store.build import Build, Damaged

T = TypeVar("T")

# How long a process may go on with a build after a switch.
LOOK_EVERY_SECONDS = 0.2
# A build that could not be read is tried again: the disk of temporary files may have been full.
_TRY_AGAIN_SECONDS = 10.0
# The name of a build that is nowhere.
_NONE = "none"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Opened:
    """A build and its index, whose files stay readable even once they are taken away."""

    build: Build
    index: tantivy.Index


class Reader:
    """What one process has open; threads share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: Opened | None = None
        self._looked: tuple[Path | None, float] = (None, 0.0)
        self._refused, self._refused_at = "", 0.0
        self._summed: set[tuple[str, int]] = set()

    def opened(self) -> Opened | None:
        """The build in use; None when there is none that can be read. Costs nothing between two looks."""
        if self._is_due():
            with self._lock:
                if self._is_due():
                    self._opened = self._look()
                    self._looked = (folder.root(), time.monotonic())
        return self._opened

    def ask(self, look: Callable[[tantivy.Index], T]) -> T | None:
        """What `look` finds in the index in use; None when there is none that can be read."""
        opened = self.opened()
        if opened is None:
            return None
        try:
            return look(opened.index)
        except BaseException as error:
            # On harmed files tantivy panics, which is no Exception. On whole ones it is a mistake of ours: let it rise.
            if opened.build.is_readable():
                raise
            with self._lock:
                self._refuse(opened.build.name, type(error).__name__)
                self._opened = None
            return None

    def look_again(self) -> None:
        """Look at the next question, however short ago the last look was."""
        self._looked = (None, 0.0)

    def _is_due(self) -> bool:
        place, at = self._looked
        return place != folder.root() or time.monotonic() - at > LOOK_EVERY_SECONDS

    def _look(self) -> Opened | None:
        """What is open already while it is whole, else the build that `current` names."""
        name = folder.current_name() or _NONE
        try:
            if self._opened and self._opened.build.folder == folder.root() / name:
                self._opened.build.require_lengths(self._opened.build.read_files)
                return self._opened
            return None if self._is_refused(name) else self._open(name)
        except (Damaged, OSError) as error:
            if (folder.current_name() or _NONE) != name:
                # Switched in between: the build was taken away while it was being opened.
                return self._opened
            self._refuse(name, str(error))
            return None

    def _open(self, name: str) -> Opened:
        build = builds.opened(folder.root() / name)
        if not build.making.can_be_read_by(making.ours()):
            raise Damaged("made by another version")
        build.require_lengths(build.read_files)
        new = [file for file in build.read_files if (file, build.files[file][1]) not in self._summed]
        build.require_sums(new)
        index = _open_without_a_trace(build)
        self._summed = {(file, build.files[file][1]) for file in build.read_files}
        self._refused = ""
        return Opened(build, index)

    def _is_refused(self, name: str) -> bool:
        """True for a build that could not be read a moment ago."""
        return self._refused == name and time.monotonic() - self._refused_at < _TRY_AGAIN_SECONDS

    def _refuse(self, name: str, why: str) -> None:
        """Tell it once in the log; the worker mends it."""
        if self._refused != name:
            _log.warning("the search index cannot be read (%s): names answer by their beginnings", why)
        self._refused, self._refused_at = name, time.monotonic()
        self._summed = set()


def _open_without_a_trace(build: Build) -> tantivy.Index:
    """Open the files through a folder of links: tantivy makes a lock file even to read, where it may not be able to.

    Raises OSError. Everything is open when it returns, so that the links are no longer needed.
    """
    links = Path(tempfile.mkdtemp(prefix="maillage-search-"))
    try:
        for file in build.read_files:
            (links / file).symlink_to(build.folder / file)
        index = tantivy.Index.open(str(links))
        index.config_reader("manual")
    except ValueError as error:
        raise Damaged(str(error)) from error
    finally:
        shutil.rmtree(links, ignore_errors=True)
    return index


_of_this_process = Reader()


def ask(look: Callable[[tantivy.Index], T]) -> T | None:
    """What `look` finds in the index in use; None when there is none that can be read."""
    return _of_this_process.ask(look)


def look_again() -> None:
    """Let this process see at once what it has just written."""
    _of_this_process.look_again()


def version() -> str:
    """Changes with every build that questions are answered from; empty while there is none that can be read."""
    opened = _of_this_process.opened()
    return opened.build.name if opened else ""
