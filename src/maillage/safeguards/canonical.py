"""One byte string per value, so that a hash means the same on every database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from django.utils.functional import Promise

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_AS_TEXT = (UUID, Decimal, float, Promise)


def plain(value: object) -> Json:
    """`value` in JSON types that come back from a database as they went in.

    Decimal and binary fractions become text, since PostgreSQL rewrites numbers; dates become ISO text,
    instants in UTC. Raises TypeError on anything else.
    """
    if isinstance(value, bool | int | str | None):
        return value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, _AS_TEXT):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def instant(value: datetime) -> str:
    """An aware instant in UTC, to the microsecond."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False, default=plain
)


def encode(value: object) -> bytes:
    """Canonical JSON: keys sorted, no blanks, UTF-8. What goes through a database is made `plain` before."""
    return _ENCODER.encode(value).encode()


def sha256(value: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(encode(value)).hexdigest()
