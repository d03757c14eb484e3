"""How far a confidence can be believed: one temperature, and the error that remains.

Temperature scaling and the expected calibration error over bins: C. Guo, G. Pleiss, Y. Sun, K. Weinberger,
« On calibration of modern neural networks », ICML, 2017. Bins here hold equal numbers of questions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from maillage.search.router.regression import softmax

BINS = 10
_LOWEST, _HIGHEST, _ROUNDS = 0.2, 5.0, 40
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True)
class Bin:
    """Questions of like confidence: their mean confidence, and the share that was right."""

    count: int
    confidence: float
    right: float


def temperature(scored: Sequence[tuple[Sequence[float], int]]) -> float:
    """The temperature that makes answers likeliest, by golden section; pairs are scores and the true class."""

    def surprise(candidate: float) -> float:
        return -sum(math.log(max(softmax(scores, candidate)[answer], 1e-12)) for scores, answer in scored)

    low, high = _LOWEST, _HIGHEST
    for _round in range(_ROUNDS):
        first, second = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if surprise(first) < surprise(second):
            high = second
        else:
            low = first
    return round((low + high) / 2, 4)


def reliability(told: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of as many questions, from the least confident; pairs are a confidence and whether it was right."""
    ordered = sorted(told)
    cuts = [len(ordered) * number // BINS for number in range(BINS + 1)]
    parts = (ordered[start:end] for start, end in pairwise(cuts))
    return [summed(part) for part in parts if part]


def summed(part: Sequence[tuple[float, bool]]) -> Bin:
    """Some questions as one bin."""
    size = len(part)
    return Bin(size, sum(confidence for confidence, _right in part) / size, sum(right for _c, right in part) / size)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean gap between confidence and truth, bins weighed by their questions."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total
