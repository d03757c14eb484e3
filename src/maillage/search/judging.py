"""How well an entry answers a question, and why: the same for every kind, owner and gender (R7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from maillage.search.analysis import exact_words, fold, folds, stem
from maillage.search.answers import Why
from maillage.search.asked import joins
from maillage.search.candidates import Entry
from maillage.search.entries import NAME, OTHER, TOPICS
from maillage.search.readings import SAME_STEM, Reading, Understood
from maillage.search.vocabulary import Vocabulary

# What a name that says no more than was asked gains over one that says much more.
_FULL_NAME = 0.25
_SAME_ORDER = 0.01
_OTHER_NAME = 0.97
_TOPIC, _TEXT = 0.62, 0.45
_START = 0.8
_FEW_LETTERS = 3
# Under this share of what was asked, an entry is no answer, unless all it says was asked.
ENOUGH, _ENOUGH_OF_WHOLE_NAME = 0.5, 0.2


@dataclass(frozen=True)
class Match:
    """An entry with its score from 0 to 1, the share of the question it answers, why, and what shows it."""

    entry: Entry
    score: float
    share: float
    why: Why
    matched: str
    is_whole: bool


@dataclass(frozen=True)
class _Met:
    at: int
    worth: float
    why: Why


def judged(entry: Entry, reading: Reading, vocabulary: Vocabulary) -> Match | None:
    """How well the entry answers; None when it hardly does."""
    if entry.role in {NAME, OTHER}:
        return _judged_name(entry, reading, vocabulary)
    return _judged_text(entry, reading)


def _judged_name(entry: Entry, reading: Reading, vocabulary: Vocabulary) -> Match | None:
    met = [(word, found) for word in reading.words if (found := _meet(word, entry))]
    if not met or not reading.total:
        return None
    share = sum(word.weight * found.worth for word, found in met) / reading.total
    places = {found.at for _word, found in met}
    weights = [vocabulary.weight(stem(word)) * (not joins(word)) for word in entry.folded]
    said = sum(weights) or 1.0
    told = sum(weights[at] for at in places) / said if sum(weights) else len(places) / len(weights)
    if share < ENOUGH and not (told == 1 and share >= _ENOUGH_OF_WHOLE_NAME and _is_spelt_so(entry, reading)):
        return None
    order = [found.at for _word, found in met]
    score = share * (1 - _FULL_NAME + _FULL_NAME * told) * (1 if entry.role == NAME else _OTHER_NAME)
    score -= _SAME_ORDER * (order != sorted(order))
    is_whole = len(met) == len(reading.words)
    return Match(entry, score * reading.sure, share, _why(entry, reading, met, told, is_whole), _nearest_name(entry, reading), is_whole)


def _is_spelt_so(entry: Entry, reading: Reading) -> bool:
    """True when a name is made of words of the question as they were spelt."""
    asked = {word.word.spelt for word in reading.words}
    return any(asked.issuperset(_spelt(name)) for name in entry.spelt)


def _meet(word: Understood, entry: Entry) -> _Met | None:
    """The place in the name of what answers the word, and how well."""
    best: _Met | None = None
    for at, said in enumerate(entry.folded):
        worth = word.folded.get(said) or word.stems.get(stem(said), 0.0)
        if worth and (best is None or worth > best.worth):
            best = _Met(at, worth, Why.NAME if said == word.word.folded else _why_near(word, said))
    if (best is None or best.worth < _START) and word.start and (at := _starting(word.start, entry)) is not None:
        best = _Met(at, _START, Why.START)
    return best


def _why_near(word: Understood, said: str) -> Why:
    return Why.WORDS if stem(said) == word.word.stem else Why.NEAR


def _starting(start: str, entry: Entry) -> int | None:
    """The place of the folded word one of whose spellings starts so."""
    for at, folded in enumerate(entry.folded):
        if folded.startswith(start):
            return at
    for name in entry.spelt:
        for spelt in _spelt(name):
            if spelt.startswith(start) and fold(spelt) in entry.folded:
                return entry.folded.index(fold(spelt))
    return None


def _why(
    entry: Entry, reading: Reading, met: list[tuple[Understood, _Met]], told: float, is_whole: bool
) -> Why:
    whys = {found.why for _word, found in met}
    if Why.NEAR in whys:
        return Why.NEAR
    if Why.START in whys:
        return Why.START
    if entry.role == OTHER or not reading.is_own:
        return Why.OTHER_NAME
    return Why.NAME if whys == {Why.NAME} and told == 1 and is_whole else Why.WORDS


def _nearest_name(entry: Entry, reading: Reading) -> str:
    """Of both genders of a name, the one that shares the most spellings with the question."""
    if len(entry.spelt) == 1:
        return entry.spelt[0]
    asked = {word.word.spelt for word in reading.words}
    return max(entry.spelt, key=lambda name: len(asked.intersection(_spelt(name))))


def _judged_text(entry: Entry, reading: Reading) -> Match | None:
    telling = [word for word in reading.words if word.word.weight == 1]
    total = sum(word.weight for word in telling)
    if not total:
        return None
    if entry.role != TOPICS:
        return Match(entry, _TEXT * reading.sure, 1.0, Why.TEXT, "", is_whole=True)
    topic, share, told = max(((topic, *_held(topic, telling)) for topic in entry.spelt), key=lambda one: (one[1], one[2]))
    share /= total
    score = _TOPIC * share * (1 - _FULL_NAME + _FULL_NAME * told) * reading.sure
    return Match(entry, score, share, Why.SKILL, topic, is_whole=share > 0.99) if share >= ENOUGH else None


def _held(topic: str, telling: list[Understood]) -> tuple[float, float]:
    """The weight of the words that a topic holds, and the share of its words that they are."""
    said = _stems(topic)
    met = [word for word in telling if not said.keys().isdisjoint(word.stems)]
    return sum(word.weight for word in met), len(met) / max(1, len(said))


@lru_cache(maxsize=50_000)
def _stems(text: str) -> dict[str, None]:
    return dict.fromkeys(stem(word) for word in folds(text) if not joins(word))


@lru_cache(maxsize=50_000)
def _spelt(name: str) -> tuple[str, ...]:
    return tuple(exact_words(name))
