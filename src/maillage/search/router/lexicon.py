"""What a sentence speaks of, by the words and expressions of lexicon.txt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA

from maillage.search.router.folding import fold, words_of

FILE: Final = Path(__file__).with_name("lexicon.txt")
# Short words are compared as spelt, or « cours » would be « course »; longer ones folded.
_LONGEST_SPELT: Final = 5
_ENDINGS: Final = ("", "s", "x", "e", "es")
# Shorter words differ by one letter from too many others to be mended.
_SHORTEST_MENDED: Final = 7

Expression = tuple[str, ...]  # words as `compared` gives them


def compared(word: str) -> str:
    """A word as the lexicon compares it."""
    return word if len(word) <= _LONGEST_SPELT else fold(word)


def is_known(word: str) -> bool:
    """True when a word, without accent, speaks of something by itself."""
    return (compared(word),) in _read()[0]


def subjects(spelt: Sequence[str]) -> list[str]:
    """The subjects that words speak of, in the order met: at each word the longest expression, read once."""
    words = [compared(word) for word in spelt]
    found: dict[str, None] = {}
    start = 0
    while start < len(words):
        length, met = _longest(words, start)
        found |= dict.fromkeys(met)
        start += length
    return list(found)


def _longest(words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
    """How many words the longest expression that starts here takes, and its subjects; one word when there is none."""
    by_expression, longest = _read()
    for length in range(min(longest, len(words) - start), 0, -1):
        expression = tuple(words[start : start + length])
        if met := by_expression.get(expression):
            return length, met
    return 1, by_expression.get((_mended(words[start]),), ())


@lru_cache(maxsize=1)
def _read() -> tuple[dict[Expression, tuple[str, ...]], int]:
    by_expression: dict[Expression, tuple[str, ...]] = {}
    subject = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            subject = line.strip("[]")
        elif subject:
            for expression in (form for part in line.split(",") for form in _forms(words_of(part))):
                known = by_expression.get(expression, ())
                by_expression[expression] = known if subject in known else (*known, subject)
    return by_expression, max(map(len, by_expression))


def _forms(spelt: Sequence[str]) -> set[Expression]:
    """An expression in its numbers and genders, where folding does not tell: its last word when it is short."""
    if not spelt:
        return set()
    *first, last = spelt
    lasts = {compared(last + ending) for ending in _ENDINGS} if len(last) <= _LONGEST_SPELT else {compared(last)}
    return {(*map(compared, first), one) for one in lasts}


@lru_cache(maxsize=1)
def _mendable() -> tuple[str, ...]:
    return tuple(sorted(word for word, *more in _read()[0] if not more and len(word) >= _SHORTEST_MENDED))


@lru_cache(maxsize=20_000)
def _mended(word: str) -> str:
    """A long word that no expression knows, mended when one letter is wrong, missing, added or swapped."""
    if len(word) < _SHORTEST_MENDED or (word,) in _read()[0]:
        return word
    return next((known for known in _mendable() if OSA.distance(word, known, score_cutoff=1) <= 1), word)
