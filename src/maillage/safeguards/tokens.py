"""How a secret that opens something is kept: never itself."""

from __future__ import annotations

import hashlib


def hash_of(token: str) -> str:
    """What is kept of a random token; one of 128 bits or more needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
