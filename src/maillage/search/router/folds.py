"""Five parts of the questions, families whole, so that no near-duplicate is both learnt and asked."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

FOLDS = 5


def fold_of_each(families: Sequence[str], seed: int) -> list[int]:
    """The part of each question: large families first, each into the smallest part; `seed` draws among equals."""
    sizes = Counter(families)
    names = sorted(sizes)
    random.Random(seed).shuffle(names)  # noqa: S311 - a draw, not a secret
    filled = [0] * FOLDS
    part: dict[str, int] = {}
    for name in sorted(names, key=lambda one: -sizes[one]):
        part[name] = filled.index(min(filled))
        filled[part[name]] += sizes[name]
    return [part[family] for family in families]
