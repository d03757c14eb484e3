"""Shares of a sample weighted by stratum, and how sure they are (docs/algorithms/satisfaction.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

# The 97.5th centile of the normal law: 95 % between both ends.
_Z: Final = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Where a share lies, 95 times in a hundred."""

    low: float
    high: float


@dataclass(frozen=True)
class Stratum:
    """`said` of `asked` people answered so; `weight` is how many people the stratum stands for."""

    said: int
    asked: int
    weight: float


@dataclass(frozen=True)
class Weighted:
    """A weighted share, and how many answers drawn evenly would be worth as much."""

    share: float
    base: float


def wilson(share: float, base: float) -> Interval:
    """The score interval of E. B. Wilson, JASA 22 (1927), p. 209-212; `base` may be a fraction.

    Raises ValueError when nobody answered.
    """
    if base <= 0:
        raise ValueError("nobody answered")
    spread = _Z**2 / base
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * sqrt(max(share * (1 - share) / base + spread / (4 * base), 0.0))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def weighted(strata: Sequence[Stratum]) -> Weighted:
    """The share over strata where somebody answered, each counting as its weight.

    The base is that of L. Kish, Survey Sampling (1965), §11.7: (Σ w)² ÷ Σ w² over the answers.
    Raises ValueError when nobody answered, or where no stratum weighs.
    """
    heard = [stratum for stratum in strata if stratum.asked and stratum.weight > 0]
    total = sum(stratum.weight for stratum in heard)
    if not heard:
        raise ValueError("nobody answered")
    parts = [(stratum.weight / total, stratum) for stratum in heard]
    share = sum(part * stratum.said / stratum.asked for part, stratum in parts)
    return Weighted(share, 1 / sum(part**2 / stratum.asked for part, stratum in parts))
