"""The figures of docs/algorithms/router.md, as it shows them: computed again from the questions, never typed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from maillage.search.router.audiences import audience_of
from maillage.search.router.distress import is_distress
from maillage.search.router.features import features
from maillage.search.router.model_file import learnt
from maillage.search.router.questions import NO_POLE, AskedQuestion
from maillage.search.router.routing import SURE
from maillage.search.router.scoring import Scores, scored, scored_at
from maillage.search.router.times import words_of_time
from maillage.search.router.training import Predicted, out_of_fold, pole_examples, reason_examples

UNSEEN: Final = Path(__file__).with_name("unseen.csv")
SENTENCES: Final = Path(__file__).with_name("distress.csv")
_ORDER: Final = ("orientation", "formation", "emploi", "evolution", "creation", NO_POLE)


@dataclass(frozen=True)
class Sentence:
    """A sentence, whether it tells of distress, and the list it was written in, from 1 on."""

    text: str
    is_distress: bool
    written_in: str


@dataclass(frozen=True)
class Alarms:
    """Of labelled sentences: those of distress and how many were caught, the others and how many were taken for it."""

    distress: int
    caught: int
    others: int
    false: int


def report(asked: Sequence[AskedQuestion], seed: int) -> str:
    """Everything measured, in Markdown."""
    poles = pole_scores(asked, seed)
    reasons = reason_scores(asked, seed)
    families = len({one.family for one in asked})
    return "\n".join(
        [
            f"{len(asked)} questions in {families} families.",
            "",
            *_classes(poles, _ORDER),
            "",
            f"Macro-F1 of the five pôles: {poles.macro_f1([NO_POLE]):.3f}. Accuracy: {poles.accuracy:.3f}.",
            "",
            *_confusion(poles),
            "",
            *_reliability(poles),
            "",
            f"Expected calibration error: {poles.calibration_error:.3f}.",
            "",
            _sure(poles),
            "",
            f"Reasons: macro-F1 {reasons.macro_f1():.3f}, accuracy {reasons.accuracy:.3f}.",
            f"Audience: {_share(one.audience == audience_of(one.text) for one in asked):.3f} as labelled.",
            f"Time: {_share(one.time == ' '.join(words_of_time(one.text)) for one in asked):.3f} as labelled.",
            "",
            *_unseen(),
            "",
            *_distress(asked),
        ]
    )


def pole_scores(asked: Sequence[AskedQuestion], seed: int) -> Scores:
    """Pôles told by five-fold cross-validation, families whole."""
    examples = pole_examples(asked)
    return scored(out_of_fold(examples, asked, seed), sorted({example.answer for example in examples}))


def reason_scores(asked: Sequence[AskedQuestion], seed: int) -> Scores:
    """Reasons told in the same way."""
    examples = reason_examples(asked)
    return scored(out_of_fold(examples, asked, seed), sorted({example.answer for example in examples}))


def sentences(path: Path = SENTENCES) -> list[Sentence]:
    """The labelled sentences of distress.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Sentence(row["text"], row["distress"] == "yes", row["list"]) for row in csv.DictReader(file)]


def alarms(labelled: Sequence[Sentence]) -> Alarms:
    """What is caught, and what is taken for distress."""
    distress = [one for one in labelled if one.is_distress]
    others = [one for one in labelled if not one.is_distress]
    caught, false = (sum(is_distress(one.text) for one in part) for part in (distress, others))
    return Alarms(len(distress), caught, len(others), false)


def _share(answers: Iterable[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told)


def _classes(scores: Scores, order: Sequence[str]) -> Iterator[str]:
    yield "| class | questions | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|"
    by_name = {score.name: score for score in scores.classes}
    for name in order:
        one = by_name[name]
        yield f"| {name} | {one.count} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |"


def _confusion(scores: Scores) -> Iterator[str]:
    yield f"| true ↓ told → | {' | '.join(_ORDER)} |"
    yield f"|---|{'---:|' * len(_ORDER)}"
    for answer in _ORDER:
        yield f"| {answer} | {' | '.join(str(scores.confusion[answer, told]) for told in _ORDER)} |"


def _reliability(scores: Scores) -> Iterator[str]:
    yield "| questions | confidence | right |"
    yield "|---:|---:|---:|"
    for one in scores.bins:
        yield f"| {one.count} | {one.confidence:.3f} | {one.right:.3f} |"


def _sure(scores: Scores) -> str:
    sure = scores.above(SURE)
    share = sure.count / len(scores.told)
    told = f"Told without asking (confidence {SURE} and more): {share:.3f} of the questions"
    return f"{told}, {sure.right:.3f} of them right."


def _unseen() -> Iterator[str]:
    """The model of this release asked what was written after it, and never learnt."""
    with UNSEEN.open(encoding="utf-8", newline="") as file:
        asked = [(row["pole"], row["text"]) for row in csv.DictReader(file)]
    model = learnt().poles
    told = [Predicted(pole, fold=0, scores=model.scores(features(text))) for pole, text in asked]
    scores = scored_at([model.temperature], told, model.classes)
    yield f"{len(asked)} unseen questions: macro-F1 {scores.macro_f1([NO_POLE]):.3f}, accuracy {scores.accuracy:.3f}."


def _distress(asked: Sequence[AskedQuestion]) -> Iterator[str]:
    yield "| sentences | of distress | caught | others | taken for distress |"
    yield "|---|---:|---:|---:|---:|"
    labelled = sentences()
    lists = {f"list {name}": [one for one in labelled if one.written_in == name] for name in _lists(labelled)}
    lists["questions of the router"] = [Sentence(one.text, is_distress=False, written_in="") for one in asked]
    for name, part in lists.items():
        told = alarms(part)
        yield f"| {name} | {told.distress} | {told.caught} | {told.others} | {told.false} |"


def _lists(labelled: Sequence[Sentence]) -> list[str]:
    return sorted({one.written_in for one in labelled})
