"""What people ask in vain, counted without anything about them (docs/algorithms/unanswered-searches.md)."""

from __future__ import annotations


def declare() -> None:
    """Let the storeys that weigh needs know this source, once."""
    from maillage.core.declarations import NeedSource, need_sources
    from maillage.search.needs.reading import needs_between

    need_sources.declare(NeedSource("unanswered_searches", needs_between))
