"""How good predictions out of fold are: by class, in a confusion matrix, in confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maillage.search.router.calibration import Bin, calibration_error, reliability, summed, temperature
from maillage.search.router.folds import FOLDS
from maillage.search.router.regression import softmax
from maillage.search.router.training import Predicted


@dataclass(frozen=True)
class ClassScore:
    """Of a class: how many questions, precision, recall and their harmonic mean."""

    name: str
    count: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """2PR / (P + R)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Scores:
    """What the predictions of one model are worth. `confusion` counts by (true, told)."""

    classes: tuple[ClassScore, ...]
    confusion: Counter[tuple[str, str]]
    bins: tuple[Bin, ...]
    told: tuple[tuple[float, bool], ...]  # a confidence, and whether it was right

    def above(self, threshold: float) -> Bin:
        """The questions told with this confidence at least."""
        return summed([one for one in self.told if one[0] >= threshold])

    @property
    def accuracy(self) -> float:
        """The share told right."""
        right = sum(count for (answer, told), count in self.confusion.items() if answer == told)
        return right / self.confusion.total()

    @property
    def calibration_error(self) -> float:
        """Expected calibration error."""
        return calibration_error(self.bins)

    def macro_f1(self, without: Sequence[str] = ()) -> float:
        """The mean of the classes' F1; `without` leaves classes out of the mean, never out of the mistakes."""
        kept = [score.f1 for score in self.classes if score.name not in without]
        return sum(kept) / len(kept)


def scored(predictions: Sequence[Predicted], classes: Sequence[str]) -> Scores:
    """Scores of predictions out of fold; a fold is read at the temperature that the four others ask for."""
    return scored_at([_heat_without(fold, predictions, classes) for fold in range(FOLDS)], predictions, classes)


def scored_at(heats: Sequence[float], predictions: Sequence[Predicted], classes: Sequence[str]) -> Scores:
    """Scores of predictions, each fold read at its temperature."""
    confusion: Counter[tuple[str, str]] = Counter()
    told: list[tuple[float, bool]] = []
    for one in predictions:
        likely = softmax(one.scores, heats[one.fold])
        best = classes[likely.index(max(likely))]
        confusion[one.answer, best] += 1
        told.append((max(likely), best == one.answer))
    return Scores(
        tuple(_of_class(name, confusion) for name in classes), confusion, tuple(reliability(told)), tuple(told)
    )


def _heat_without(fold: int, predictions: Sequence[Predicted], classes: Sequence[str]) -> float:
    others = [(one.scores, classes.index(one.answer)) for one in predictions if one.fold != fold]
    return temperature(others)


def _of_class(name: str, confusion: Counter[tuple[str, str]]) -> ClassScore:
    right = confusion[name, name]
    count = sum(number for (answer, _told), number in confusion.items() if answer == name)
    told = sum(number for (_answer, told), number in confusion.items() if told == name)
    return ClassScore(name, count, right / told if told else 0.0, right / count if count else 0.0)
