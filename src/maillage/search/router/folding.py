"""Words folded for the router: both genders of a job or of a person are one word, as sex is no input.

A folding of its own: a model knows words as they were folded when it learnt, and must not forget them when the
analysis of the index is mended.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import Final

import snowballstemmer

from maillage.core.text import normalise

_STEMMER: Final = snowballstemmer.stemmer("french")
# It keeps the word it works on in itself: two threads at once fail, or give a wrong stem.
_ONE_AT_A_TIME: Final = Lock()
_SHORTEST: Final = 6
# Feminine endings, without accents, and the masculine one that stands for both.
_GENDERS: Final = tuple(
    (re.compile(f"{feminine}s?$"), masculine)
    for feminine, masculine in (
        ("trice", "teur"),
        ("euse", "eur"),
        ("iere", "ier"),
        ("ere", "er"),
        ("enne", "en"),
        ("onne", "on"),
        ("elle", "el"),
        ("ive", "if"),
        ("ale", "al"),
        ("ante", "ant"),
        ("ente", "ent"),
        ("ee", "e"),
        ("ue", "u"),
        ("ie", "i"),
    )
)


def words_of(text: str) -> list[str]:
    """The words as spelt, without case or accent."""
    return normalise(text).split()


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without accent, in one gender, then stemmed: « boulangère » and « boulanger » are one."""
    if len(word) >= _SHORTEST:
        for feminine, masculine in _GENDERS:
            if feminine.search(word):
                return _stem(feminine.sub(masculine, word))
    return _stem(word)


def _stem(word: str) -> str:
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))
