"""Room to write: how a full disk is known, so that nothing is half written and reading goes on.

Two signs, either is enough: the disk of MAILLAGE_HOME has less than `LEAST_FREE_BYTES` left (a
reserve, so that SQLite can always close what it began), or a write was refused for want of room in
the last seconds, here or in another process (PostgreSQL may keep its files on another disk).
Nothing has to be reset: both signs go away by themselves.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from maillage.safeguards.errors import NoRoom

LEAST_FREE_BYTES = 8 * 1024 * 1024
REMEMBERED_SECONDS = 5

# The disk is full, over its quota, or was made read-only by the system after a fault.
_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
_SQLITE = frozenset({"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY"})
# What SQLite says when it cannot even make its side files; it has other causes, so the disk must agree.
_SQLITE_PERHAPS = ("SQLITE_IOERR", "SQLITE_CANTOPEN")
# disk_full, read_only_sql_transaction: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = frozenset({"53100", "25006"})

_log = logging.getLogger(__name__)


def is_lacking(least_free_bytes: int = LEAST_FREE_BYTES) -> bool:
    """True while writes are refused. One look at the disk and at one file: microseconds, no query."""
    return _free_bytes() < least_free_bytes or _was_refused_lately()


def require(least_free_bytes: int = LEAST_FREE_BYTES) -> None:
    """Raises NoRoom while writes are refused; what can be made again asks for more, and leaves it to the others."""
    if is_lacking(least_free_bytes):
        raise NoRoom


def is_why(error: BaseException | None) -> bool:
    """True when `error`, or what it was raised from, says that there is no room to write."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if _says_no_room(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def note(error: BaseException) -> None:
    """Remember for every process of this machine that a write was just refused."""
    _log.error("no room to write: %s", type(error).__name__)
    with suppress(OSError):
        _mark().touch()


@contextmanager
def refusing() -> Iterator[None]:
    """Refuse before the block while there is no room, and turn what the block meets for want of room into NoRoom."""
    require()
    try:
        yield
    except (DatabaseError, OSError) as error:
        if not is_why(error):
            raise
        note(error)
        raise NoRoom from error


def _says_no_room(error: BaseException) -> bool:
    if isinstance(error, NoRoom):
        return True
    if isinstance(error, OSError):
        return error.errno in _ERRNOS
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(_SQLITE_PERHAPS):
        return _free_bytes() < LEAST_FREE_BYTES
    return name in _SQLITE or getattr(error, "sqlstate", None) in _POSTGRESQL


def _mark() -> Path:
    return Path(settings.HOME) / "no-room"


def _was_refused_lately() -> bool:
    try:
        return time.time() - _mark().stat().st_mtime < REMEMBERED_SECONDS
    except OSError:
        return False


def _free_bytes() -> int:
    found = os.statvfs(settings.HOME)
    return found.f_bavail * found.f_frsize
