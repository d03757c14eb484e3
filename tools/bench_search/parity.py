"""Both genders of a job title give the same sheets in the same order: counted over whole titles."""

from __future__ import annotations

from collections.abc import Iterable

from tools.bench_search.engines import Engine
from tools.bench_search.scores import DEPTH


def run(engine: Engine, titles: Iterable[tuple[str, str]]) -> list[str]:
    """Print the count over titles whose genders differ; a fault when one gives something else."""
    pairs = [(feminine, masculine) for feminine, masculine in titles if feminine != masculine]
    unlike = [pair for pair in pairs if not _is_same(engine, *pair)]
    print(
        f"\nBoth genders give the same sheets in the same order: {len(pairs) - len(unlike):,} of {len(pairs):,} titles."
    )
    return [f"genders: {len(unlike)} of {len(pairs)} titles differ, first {unlike[0]}"] if unlike else []


def _is_same(engine: Engine, feminine: str, masculine: str) -> bool:
    first, second = (engine.find(name, "occupation", DEPTH) for name in (feminine, masculine))
    return first == second
