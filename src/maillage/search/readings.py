"""How each word of a question may be understood: itself, mistyped, unfinished; and other words for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from maillage.search.analysis import fold, stem
from maillage.search.asked import WORDS_ASKED, Asked, AskedWord, rewritten
from maillage.search.vocabulary import Vocabulary
from maillage.search.words import Words

# A stem in common is a little less than the word itself.
SAME_STEM = 0.95
_OTHER_WORDS, _CUT_OR_JOINED = 0.94, 0.97
_OTHERS = 3
_SHORTEST_PART = 3
# A word that names hold is thought mistyped only when nothing answers well, and from this many letters on.
_WIDELY_FROM = 4


@dataclass(frozen=True)
class Understood:
    """One word asked: folded words and stems that answer it with how well, the start they may have, its weight."""

    word: AskedWord
    folded: dict[str, float]
    stems: dict[str, float]
    weight: float
    start: str = ""
    is_mistyped: bool = False


@dataclass(frozen=True)
class Reading:
    """The question understood one way; `sure` is 1 for its own words."""

    words: tuple[Understood, ...]
    sure: float = 1.0
    is_own: bool = True
    is_cut: bool = False
    spelt: str = ""
    joining: tuple[str, ...] = ()
    is_unfinished: bool = False
    total: float = field(default=0.0)


def readings(asked: Asked, vocabulary: Vocabulary, words: Words, *, widely: bool = False) -> Iterator[Reading]:
    """The question in its own words, then in other words for the same thing."""
    others = [(folded, _OTHER_WORDS) for folded in words.others(asked.folded)]
    sayings = frozenset(asked.folded).difference(*map(set, words.others(asked.folded))) if others else frozenset()
    yield _reading(asked, vocabulary, widely=widely, sayings=sayings)
    if not widely:
        others += [(folded, _CUT_OR_JOINED) for folded in _cut_or_joined(asked, vocabulary, sayings)]
    for folded, sure in others[:_OTHERS]:
        yield _reading(rewritten(asked, folded), vocabulary, widely=widely, sure=sure, is_cut=sure == _CUT_OR_JOINED)


def _reading(
    asked: Asked,
    vocabulary: Vocabulary,
    *,
    widely: bool,
    sure: float = 1.0,
    is_cut: bool = False,
    sayings: frozenset[str] = frozenset(),
) -> Reading:
    last, is_own = len(asked.words) - 1, sure == 1.0
    read = [
        _understood(word, vocabulary, widely=widely, is_last=at == last and is_own, is_saying=word.folded in sayings)
        for at, word in enumerate(asked.words)
    ]
    if len(read) > WORDS_ASKED:
        telling = sorted(read, key=lambda one: -one.weight)[:WORDS_ASKED]
        read = [one for one in read if one in telling]
    return Reading(
        words=tuple(read),
        sure=sure,
        is_own=is_own or is_cut,
        is_cut=is_cut,
        spelt=asked.spelt,
        joining=asked.joining,
        is_unfinished=asked.is_unfinished,
        total=sum(one.weight for one in read),
    )


def _understood(word: AskedWord, vocabulary: Vocabulary, *, widely: bool, is_last: bool, is_saying: bool) -> Understood:
    """A known word is itself; an unknown one is what it may be, mistyped, or the start of others."""
    own = word.stem
    is_known = vocabulary.holds(own)
    folded, found = {word.folded: 1.0}, {own: SAME_STEM}
    if (not is_known and not is_saying) or (widely and len(word.spelt) >= _WIDELY_FROM):
        for near, sure in vocabulary.near(word.folded if is_known else word.spelt, widely=widely):
            folded.setdefault(near, sure)
            found.setdefault(stem(near), sure * SAME_STEM)
    start = word.folded if is_known else word.spelt
    start = start if is_last else ""
    weight = word.weight * (vocabulary.weight(own) if is_known else _weight_of_near(found, own, vocabulary))
    return Understood(word, folded, found, weight, start, is_mistyped=not is_known)


def _weight_of_near(found: dict[str, float], own: str, vocabulary: Vocabulary) -> float:
    near = [one for one in found if one != own]
    return vocabulary.weight(near[0]) if near else vocabulary.unknown_weight


def _cut_or_joined(asked: Asked, vocabulary: Vocabulary, sayings: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """« aidesoignant » as two known words; « auto ecole » as one."""
    folded = asked.folded
    for at, word in enumerate(asked.words):
        is_unknown = word.weight == 1 and word.folded not in sayings and not vocabulary.holds(word.stem)
        if is_unknown and (parts := _parts(word.spelt, vocabulary)):
            yield (*folded[:at], *parts, *folded[at + 1 :])
        if at and (joined := fold(asked.words[at - 1].spelt + word.spelt)) and vocabulary.holds(stem(joined)):
            yield (*folded[: at - 1], joined, *folded[at + 1 :])


def _parts(spelt: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The two known words that `spelt` joins; the pair whose rarer word is the most usual."""
    cuts = range(_SHORTEST_PART, len(spelt) - _SHORTEST_PART + 1)
    pairs = [(fold(spelt[:cut]), fold(spelt[cut:])) for cut in cuts]
    known = [pair for pair in pairs if all(vocabulary.holds(stem(part)) for part in pair)]
    return min(known, key=lambda pair: (max(vocabulary.weight(stem(part)) for part in pair), pair), default=None)
