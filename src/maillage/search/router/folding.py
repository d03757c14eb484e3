"""Words folded for the router: both genders of a job or of a person are one word, as sex is no input."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from maillage.search.analysis import stem

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


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without accent, in one gender, then stemmed: « boulangère » and « boulanger » are one."""
    if len(word) >= _SHORTEST:
        for feminine, masculine in _GENDERS:
            if feminine.search(word):
                return stem(feminine.sub(masculine, word))
    return stem(word)
