"""Learning the router from its questions: two models, and a temperature from predictions out of fold."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from maillage.search.router.calibration import temperature
from maillage.search.router.features import features, features_of_reasons
from maillage.search.router.folds import FOLDS, fold_of_each
from maillage.search.router.model_file import Learnt
from maillage.search.router.questions import AskedQuestion
from maillage.search.router.regression import Example, Settings, learn

SEED: Final = 20_261_125
SETTINGS: Final = Settings()


@dataclass(frozen=True)
class Predicted:
    """A question answered by a model that learnt nothing of its family."""

    answer: str
    fold: int
    scores: list[float]


def train(asked: Sequence[AskedQuestion], seed: int = SEED) -> Learnt:
    """Both models; the pôles calibrated on predictions out of fold. About ten seconds on a quiet machine."""
    examples, reasons = pole_examples(asked), reason_examples(asked)
    cross = out_of_fold(examples, asked, seed)
    poles = learn(examples, seed, SETTINGS)
    heat = temperature([(one.scores, poles.classes.index(one.answer)) for one in cross])
    return Learnt(
        poles=replace(poles, temperature=heat),
        reasons=learn(reasons, seed, SETTINGS),
        learnt_from=fingerprint(examples, reasons),
        seed=seed,
    )


def pole_examples(asked: Sequence[AskedQuestion]) -> list[Example]:
    """Each question with the pôle that suits best."""
    return [Example(features(one.text), one.pole) for one in asked]


def reason_examples(asked: Sequence[AskedQuestion]) -> list[Example]:
    """Each question with its reason."""
    return [Example(features_of_reasons(one.text), one.reason) for one in asked]


def fingerprint(*lists: Sequence[Example]) -> str:
    """A hash of what is learnt from, as the models see it: questions, lexicon and folding all change it."""
    seen = hashlib.sha256()
    for one in chain(*lists):
        seen.update("\t".join([one.answer, *one.features, ""]).encode())
    return seen.hexdigest()


def out_of_fold(examples: Sequence[Example], asked: Sequence[AskedQuestion], seed: int) -> list[Predicted]:
    """Each question scored by the model of the four other parts, in the order of the questions."""
    folds = fold_of_each([one.family for one in asked], seed)
    models = [learn(_without(examples, folds, fold), seed, SETTINGS) for fold in range(FOLDS)]
    return [
        Predicted(example.answer, fold, models[fold].scores(example.features))
        for example, fold in zip(examples, folds, strict=True)
    ]


def _without(examples: Sequence[Example], folds: Sequence[int], left_out: int) -> list[Example]:
    return [example for example, fold in zip(examples, folds, strict=True) if fold != left_out]
