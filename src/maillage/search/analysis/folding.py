"""One form for both genders and numbers of a word, then its stem.

Gender is folded before stemming, on words without accent, so that « conseillère » and « conseiller »
are one word to all that follows: no ranking can tell them apart.
"""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

import snowballstemmer

from maillage.search.analysis.pairs import in_one_gender
from maillage.search.analysis.spelling import exact_words

_STEMMER = snowballstemmer.stemmer("french")
# It keeps the word it works on in itself: two threads at once fail, or give a wrong stem.
_ONE_AT_A_TIME = Lock()
_SHORTEST = 4
# Plurals and feminines that follow no rule, and words whose end only looks like one.
_ALONE = {
    "banderilla": "banderillo",
    "barmaid": "barman",
    "contremaitresse": "contremaitre",
    "decontaminateur": "decontaminer",
    "doctoresse": "docteur",
    "emaux": "email",
    "feux": "feu",
    "hotesse": "hote",
    "jeux": "jeu",
    "lieux": "lieu",
    "maitresse": "maitre",
    "milieux": "milieu",
    "pizzaiola": "pizzaiolo",
    "poetesse": "poete",
    "pretresse": "pretre",
    "pricing": "prix",
    "torera": "torero",
    "travaux": "travau",
    "vitraux": "vitrail",
    "woman": "man",
    "yeux": "oeil",
}
# From the end of a feminine or of a plural to that of the masculine; the first that fits.
_ENDINGS = (
    ("drice", "der"),
    ("trice", "ter"),
    ("eresse", "er"),
    ("euse", "er"),
    ("eure", "er"),
    ("ique", "ic"),
    ("eaux", "eau"),
    ("eux", "er"),
    ("aux", "al"),
    ("woman", "man"),
    ("eur", "er"),
    ("iv", "if"),
)


def folds(text: str) -> list[str]:
    """The words of a text in one gender and number, each once."""
    return list(dict.fromkeys(in_one_gender(list(map(fold, exact_words(text))))))


def stems(text: str) -> list[str]:
    """The stems of a text, each once."""
    return list(dict.fromkeys(map(stem, folds(text))))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One word, as spelt without accent, in one gender and number; a folded word is left as it is."""
    folded = _step(word)
    while folded != word:
        word, folded = folded, _step(folded)
    return folded


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """The stem of a folded word."""
    if len(folded) < _SHORTEST:
        return folded
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(folded))


def _step(word: str) -> str:
    if len(word) < _SHORTEST or word.isdigit():
        return word
    if word in _ALONE:
        return _ALONE[word]
    if word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    for ending, masculine in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + masculine
    return _without_end(word)


def _without_end(word: str) -> str:
    """Without a final e, then without a doubled letter: « cheffe » is « chef », « patronne » is « patron »."""
    if word[-1] == "e" and len(word) > _SHORTEST:
        return word[:-1]
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "ae" and len(word) > _SHORTEST else word
