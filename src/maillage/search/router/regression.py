"""Multinomial logistic regression, in plain Python: small, the same bytes for the same seed.

Stochastic gradient descent on the cross-entropy with an L2 penalty; the rate falls as 1 / (1 + rate × λ × step)
(L. Bottou, « Stochastic gradient descent tricks », 2012). The penalty is applied by one scale common to all
weights, so that a step touches only the features of its example.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from maillage.search.router.features import LOUDNESS

# What a model sees of a question: the number of each known feature and how loud it speaks; their squares sum to 1.
Seen = tuple[list[int], list[float]]


@dataclass(frozen=True)
class Example:
    """The features of a question and its class."""

    features: Sequence[str]
    answer: str


@dataclass(frozen=True)
class Settings:
    """How a model is learnt: passes over the examples, first rate, strength of the penalty, rarest feature kept."""

    passes: int = 10
    rate: float = 4.0
    penalty: float = 3e-5
    rarest: int = 3


@dataclass(frozen=True)
class Model:
    """Weights by class and feature; a feature that was never met weighs nothing."""

    classes: tuple[str, ...]
    position: dict[str, int]
    weights: tuple[Sequence[float], ...]
    biases: tuple[float, ...]
    temperature: float = 1.0

    def scores(self, features: Sequence[str]) -> list[float]:
        """One score by class, before calibration."""
        return _scores(seen(features, self.position), self.weights, self.biases, scale=1.0)

    def probabilities(self, features: Sequence[str]) -> dict[str, float]:
        """One calibrated probability by class; they sum to 1."""
        return dict(zip(self.classes, softmax(self.scores(features), self.temperature), strict=True))


def seen(features: Sequence[str], position: dict[str, int]) -> Seen:
    """The known features, loud as their sort is, brought to length 1."""
    known = [feature for feature in features if feature in position]
    loud = [LOUDNESS[feature[0]] for feature in known]
    length = math.sqrt(sum(one * one for one in loud)) or 1.0
    return [position[feature] for feature in known], [one / length for one in loud]


def _scores(row: Seen, weights: Sequence[Sequence[float]], biases: Sequence[float], *, scale: float) -> list[float]:
    known, loud = row
    return [
        bias + scale * sum(map(mul, loud, map(one.__getitem__, known)))
        for bias, one in zip(biases, weights, strict=True)
    ]


def softmax(scores: Sequence[float], temperature: float = 1.0) -> list[float]:
    """Scores as probabilities."""
    top = max(scores)
    raised = [math.exp((score - top) / temperature) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def learn(examples: Sequence[Example], seed: int, settings: Settings) -> Model:
    """The model of these examples; the same one for the same seed and order."""
    classes = tuple(sorted({example.answer for example in examples}))
    position = _positions(examples, settings.rarest)
    rows = [(seen(example.features, position), classes.index(example.answer)) for example in examples]
    descent = _Descent(len(classes), len(position), settings)
    order = random.Random(seed)  # noqa: S311 - an order of reading, not a secret
    for _pass in range(settings.passes):
        order.shuffle(rows)
        for row, answer in rows:
            descent.step(row, answer)
    weights = tuple([descent.scale * weight for weight in one] for one in descent.weights)
    return Model(classes, position, weights, tuple(descent.biases))


def _positions(examples: Sequence[Example], rarest: int) -> dict[str, int]:
    counts = Counter(feature for example in examples for feature in example.features)
    kept = sorted(feature for feature, count in counts.items() if count >= rarest)
    return {feature: number for number, feature in enumerate(kept)}


class _Descent:
    """Weights on their way down; the true ones are `scale` times those held."""

    def __init__(self, classes: int, size: int, settings: Settings) -> None:
        self.weights = [[0.0] * size for _class in range(classes)]
        self.biases = [0.0] * classes
        self.scale = 1.0
        self.steps = 0
        self.settings = settings

    def step(self, row: Seen, answer: int) -> None:
        """Go down the slope of one example."""
        rate = self.settings.rate / (1 + self.settings.rate * self.settings.penalty * self.steps)
        self.steps += 1
        likely = softmax(_scores(row, self.weights, self.biases, scale=self.scale))
        self.scale *= 1 - rate * self.settings.penalty
        for number, one in enumerate(likely):
            slope = one - (number == answer)
            if abs(slope) >= _FLAT:
                self._move(number, row, rate * slope)

    def _move(self, number: int, row: Seen, move: float) -> None:
        self.biases[number] -= _BIAS_RATE * move
        weights = self.weights[number]
        for feature, loud in zip(*row, strict=True):
            weights[feature] -= move * loud / self.scale


# A slope so small that the step would not be seen: most classes of most examples, once learnt.
_FLAT = 1e-3
_BIAS_RATE = 0.05
