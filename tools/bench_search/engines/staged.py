"""What any careful site would do with a full-text index: every word, then spelt nearly so, then any word.

One row by name of a document, as ours, so that a short name is judged by itself.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from maillage.core.declarations import SearchableDocument
from maillage.core.text import normalise

# Left out only when any word is enough: « et », « de » would bring everything.
_EMPTY = """
a au aux avec ce ces d dans de des du elle en et il je l la le les leur m ma mais me mes mon n ne nos notre nous on ou
par pas pour qu que qui s sa se ses son sur t ta te tes ton tu un une vos votre vous y
"""
EMPTY_WORDS = frozenset(_EMPTY.split())
LONGEST_QUESTION = 40  # words
_NEAR = 6


@dataclass(frozen=True)
class Entry:
    """A name or the text of a document; `role` is name, other or text."""

    kind: str
    code: str
    role: str
    words: str


def entries(documents: Iterable[SearchableDocument]) -> Iterator[Entry]:
    """One entry by name, one for the text."""
    for document in documents:
        for role, texts in (("name", document.names), ("other", document.other_names), ("text", (document.text,))):
            for text in filter(None, texts):
                yield Entry(document.kind, document.code, role, normalise(text))


class Staged(ABC):
    """Three attempts, each only when the ones before gave too little; results keep the order of the attempts."""

    def find(self, question: str, kind: str, limit: int) -> list[str]:
        """Codes of documents, the best first."""
        words = normalise(question).split()[:LONGEST_QUESTION]
        found: dict[str, None] = {}
        for groups, is_every in self._attempts(words):
            found |= dict.fromkeys(self.rows(groups, kind, limit * 5, is_every=is_every))
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def _attempts(self, words: list[str]) -> Iterator[tuple[list[list[str]], bool]]:
        if not words:
            return
        yield [[word] for word in words], True
        near = [[word] if self.is_known(word) else [word, *self.near(word)] for word in words]
        if any(len(group) > 1 for group in near):
            yield near, True
        telling = [group for group in near if group[0] not in EMPTY_WORDS]
        if telling:
            yield telling, False

    @abstractmethod
    def rows(self, groups: list[list[str]], kind: str, limit: int, *, is_every: bool) -> list[str]:
        """Codes whose entry holds a word of every group (or of any); the last word may be the beginning of one."""

    @abstractmethod
    def is_known(self, word: str) -> bool:
        """True when some entry holds the very word."""

    @abstractmethod
    def near(self, word: str) -> list[str]:
        """The words of the index nearest to this one, the nearest first."""


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> list[str]:
    """The six nearest of the candidates (word, uses): by edits, an exchange counting for one, then the most used.

    One edit at most below eight letters, two from there on.
    """
    most = 1 if len(word) < 8 else 2
    measured = [(OSA.distance(word, held, score_cutoff=most), -uses, held) for held, uses in candidates]
    return [held for edits, _uses, held in sorted(measured) if edits <= most][:_NEAR]
