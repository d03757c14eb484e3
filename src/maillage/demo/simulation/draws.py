"""Draws that give the same again: each is named by a seed and words, and nothing else feeds it."""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from typing import Generic, TypeVar
from uuid import UUID

_Value = TypeVar("_Value")


class Weighted(Generic[_Value]):
    """Values with weights, in the order given; weights need not sum to anything."""

    def __init__(self, weights: Mapping[_Value, float]) -> None:
        kept = {value: weight for value, weight in weights.items() if weight > 0}
        self.values = list(kept)
        self.bounds = list(accumulate(kept.values()))

    def at(self, fraction: float) -> _Value:
        """The value at a fraction of the whole, from 0 to 1 excluded."""
        return self.values[bisect(self.bounds, fraction * self.bounds[-1], hi=len(self.bounds) - 1)]


class Draw:
    """A generator of its own for what its words name."""

    def __init__(self, seed: int, *words: object) -> None:
        self.seed = seed
        self.random = random.Random("|".join(map(str, (seed, *words))))  # noqa: S311  a draw, not a secret

    def one(self, among: Weighted[_Value]) -> _Value:
        """A value by its weight."""
        return among.at(self.random.random())

    def several(self, among: Weighted[_Value], number: int) -> list[_Value]:
        """Up to `number` different values, in the order drawn: a value drawn again is left out."""
        return list(dict.fromkeys(self.one(among) for _each in range(number)))

    def happens(self, chance: float) -> bool:
        """True as often as `chance` says."""
        return self.random.random() < chance

    def row_id(self) -> UUID:
        """The random id of a row."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def minutes(self, median: float, spread: float) -> float:
        """A log-normal length: half are shorter than the median."""
        return self.random.lognormvariate(math.log(median), spread)
