"""The engines compared: each is given the same documents and asked the same questions."""

from __future__ import annotations

from typing import Protocol


class Engine(Protocol):
    """One way of searching; `find` gives codes of documents of a kind, the best first."""

    name: str
    build_seconds: float
    index_bytes: int

    def find(self, question: str, kind: str, limit: int) -> list[str]:
        """Never raises on any question."""
