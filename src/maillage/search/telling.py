"""An answer told to machines, alike on the command line and by HTTP (docs/reference/open-data.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from maillage.search.answers import Answer, Found
from maillage.search.routes import Route


def told(answer: Answer, route: Route | None, *, address: Callable[[str], str] = str) -> dict[str, object]:
    """The answer as JSON objects; `address` makes the address to tell from the French path of a page.

    A sentence of distress is told the numbers to call, and no result.
    """
    if route and route.helplines:
        answer = replace(answer, kinds=(), is_approximate=False)
    found = [found for kind in answer.kinds for found in kind.found]
    return {
        "query": answer.question.text,
        "has_index": answer.has_index,
        "is_approximate": answer.is_approximate,
        "poles": [{"code": pole.code, "confidence": round(pole.confidence, 4)} for pole in route.poles]
        if route
        else [],
        "helplines": [{"dial": line.dial, "name": line.name} for line in route.helplines] if route else [],
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
