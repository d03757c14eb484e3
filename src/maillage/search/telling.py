"""An answer told to machines, alike on the command line and by HTTP (docs/reference/open-data.md)."""

from __future__ import annotations

from collections.abc import Callable

from maillage.search.answers import Answer, Found


def told(answer: Answer, *, address: Callable[[str], str] = str) -> dict[str, object]:
    """The answer as JSON objects; `address` makes the address to tell from the French path of a page."""
    found = [found for kind in answer.kinds for found in kind.found]
    return {
        "query": answer.question.text,
        "has_index": answer.has_index,
        "is_approximate": answer.is_approximate,
        "poles": [],
        "counts": {kind.kind: kind.count for kind in answer.kinds},
        "results": [_told_found(one, address) for one in found],
    }


def _told_found(found: Found, address: Callable[[str], str]) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": found.kind,
        "code": found.code,
        "title": found.title,
        "url": address(found.path),
        "detail": found.detail,
        "why": str(found.why),
        "matched": found.matched,
    }
    return told if found.distance_km is None else {**told, "distance_km": round(found.distance_km, 1)}
