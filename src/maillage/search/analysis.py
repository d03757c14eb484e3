"""French words made comparable: what the index holds and what a question becomes (docs/algorithms/search.md)."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

from maillage.core.text import normalise

_STEMMER = snowballstemmer.stemmer("french")


def exact_words(text: str) -> list[str]:
    """The words as spelt, without case or accent."""
    return normalise(text).split()


def stems(text: str) -> list[str]:
    """The words folded so that genders and numbers are one."""
    return [stem(word) for word in exact_words(text)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One word, without accent, folded."""
    return str(_STEMMER.stemWord(word))
