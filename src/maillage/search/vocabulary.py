"""The words that names hold, as one state of the index knows them: how rare each is, which are nearly one mistyped."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from math import log

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from maillage.search.analysis import fold, stem
from maillage.search.entries import LONGEST_START

# Below this many letters one mistake is forgiven, from it on two; none below the first.
_ONE_MISTAKE_FROM = 4
_TWO_MISTAKES_FROM = 8
_TWO_AT_MOST_FROM = 6
_VARIANTS = 6
# Of two words as near, the usual one is likelier.
_RARITY = 0.006
# A word that no name holds tells as much as a rather rare one.
_UNKNOWN = 6.0


class Vocabulary:
    """Words of the names of one searcher. What it knows is read once, when first asked."""

    unknown_weight = _UNKNOWN

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        self._entries = max(1, searcher.num_docs)
        self._weights: dict[str, float] = {}
        self._starts: dict[tuple[str, int], list[str]] = {}
        self._near: dict[tuple[str, bool], tuple[tuple[str, float], ...]] = {}

    def holds(self, word: str) -> bool:
        """True when a name holds a word of this stem."""
        return self._count(word) > 0

    def speaks_of(self, word: str) -> bool:
        """True when a text holds a word of this stem."""
        return bool(self.searcher.doc_freq("text", word))

    def weight(self, word: str) -> float:
        """How much a stem tells: the logarithm of its rarity among names."""
        found = self._weights.get(word)
        if found is None:
            count = self._count(word)
            found = self._weights[word] = log(1 + self._entries / count) if count else _UNKNOWN
        return found

    def near(self, spelt: str, *, widely: bool = False) -> tuple[tuple[str, float], ...]:
        """Folded words that `spelt` may be, mistyped, with how surely, the surest first.

        Edits are of one letter: missing, added, changed, or two swapped. `widely` forgives two from six letters on.
        """
        if len(spelt) < _ONE_MISTAKE_FROM:
            return ()
        found = self._near.get((spelt, widely))
        if found is None:
            if len(self._near) > 5_000:
                self._near.clear()
            found = self._near[spelt, widely] = self._nearest(spelt, widely=widely)
        return found

    def has_start(self, start: str) -> bool:
        """True when a word of a name starts so, as far as starts are kept."""
        return bool(self.searcher.doc_freq("starts", start[:LONGEST_START]))

    def near_starts(self, start: str) -> list[str]:
        """Starts of words at one edit of `start`, the nearest first; none below four letters."""
        if len(start) < _ONE_MISTAKE_FROM:
            return []
        start = start[:LONGEST_START]
        close: dict[str, float] = {}
        for initial in dict.fromkeys(start[:2]):
            for length in (len(start), len(start) + 1, len(start) - 1):
                known = self._starts_by(initial, length)
                for found, distance, _at in process.extract(start, known, scorer=OSA.distance, score_cutoff=1):
                    close.setdefault(found, distance)
        return list(close)[:_VARIANTS]

    def _starts_by(self, initial: str, length: int) -> list[str]:
        found = self._starts.get((initial, length))
        if found is None:
            words = (word for (place, _size), words in self._placed.items() if place == initial for word in words)
            found = self._starts[initial, length] = list(dict.fromkeys(word[:length] for word in words))
        return found

    def _nearest(self, spelt: str, *, widely: bool) -> tuple[tuple[str, float], ...]:
        """First words of the same first letter, then those whose next letters would be right; one edit before two."""
        edits = 2 if len(spelt) >= (_TWO_AT_MOST_FROM if widely else _TWO_MISTAKES_FROM) else 1
        for most in range(1, edits + 1):
            for places in ((spelt[0],), (f"{spelt[1]}", f"?{spelt[1:3]}", f"?{spelt[:2]}")):
                if found := self._within(spelt, most, places):
                    return found
        return ()

    def _within(self, spelt: str, edits: int, places: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
        sure: dict[str, float] = {}
        for length in range(len(spelt) - edits, len(spelt) + edits + 1):
            words = [word for place in places for word in self._placed.get((place, length), ())]
            close = process.extract(spelt, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
            for word, distance, _at in close:
                folded = fold(word)
                likely = 1 - distance / (len(spelt) + 2) - _RARITY * self.weight(stem(folded))
                sure[folded] = max(sure.get(folded, 0.0), likely)
        ranked = sorted(sure, key=lambda word: (-sure[word], word))
        return tuple((word, sure[word]) for word in ranked[:_VARIANTS])

    def _count(self, word: str) -> int:
        return int(self.searcher.doc_freq("stems", word))

    @cached_property
    def _placed(self) -> dict[tuple[str, int], list[str]]:
        """Words by length and first letter, and by their second and third after a « ? »."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word, _count in self.searcher.terms_with_prefix("words", ""):
            found[word[0], len(word)].append(word)
            found[f"?{word[1:3]}", len(word)].append(word)
        return found


_KEPT = 2
_known: list[tuple[tantivy.Index, Vocabulary]] = []


def vocabulary_of(index: tantivy.Index) -> Vocabulary:
    """The vocabulary of an opened index; those of the last ones are kept."""
    for known, vocabulary in tuple(_known):
        if known is index:
            return vocabulary
    vocabulary = Vocabulary(index.searcher())
    _known.insert(0, (index, vocabulary))
    del _known[_KEPT:]
    return vocabulary
