"""What this SQLite library may be trusted with. Imports nothing: the settings read it first."""

from __future__ import annotations

Version = tuple[int, int, int]

# The WAL-reset fault was mended in 3.51.3 and in two backports (https://sqlite.org/wal.html#walresetbug).
_FIXED, _BACKPORTS = (3, 51, 3), {(3, 44): 6, (3, 50): 7}


def has_wal_reset_fix(version: Version) -> bool:
    """True when this version carries the fix of the WAL-reset fault."""
    backport = _BACKPORTS.get(version[:2])
    return version >= _FIXED or (backport is not None and version[2] >= backport)
