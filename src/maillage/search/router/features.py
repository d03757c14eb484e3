"""What the models see of a sentence: its subjects, its words folded, pairs of neighbours, pieces of words for typos."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

from maillage.search.router.folding import fold, words_of
from maillage.search.router.lexicon import subjects

# Longer questions are read no further: what is asked comes first.
MOST_WORDS: Final = 60
# How loud each sort of feature speaks, by its first letter: what we know of words above what examples show.
LOUDNESS: Final = {"k": 3.0, "b": 1.5, "w": 1.0, "p": 0.7, "c": 0.4}
_PIECE = 4


def features(text: str) -> list[str]:
    """Each feature once: `k:subject`, `b:subject+subject`, `w:stem`, `p:stem stem`, `c:piece`."""
    words = words_of(text)[:MOST_WORDS]
    folded = [fold(word) for word in words]
    spoken = sorted(subjects(words))
    found = dict.fromkeys(f"k:{one}" for one in spoken)
    found |= dict.fromkeys(f"b:{first}+{second}" for first, second in combinations(spoken, 2))
    found |= dict.fromkeys(f"w:{one}" for one in folded)
    found |= dict.fromkeys(f"p:{first} {second}" for first, second in pairwise(["<", *folded, ">"]))
    found |= dict.fromkeys(f"c:{piece}" for one in folded for piece in _pieces(one))
    return list(found)


def features_of_reasons(text: str) -> list[str]:
    """The same without pieces of words, which tell pôles better than reasons."""
    return [feature for feature in features(text) if not feature.startswith("c:")]


def _pieces(word: str) -> list[str]:
    """Runs of four letters of a folded word, its edges marked: « stag » gives <sta, stag, tag>."""
    edged = f"<{word}>"
    return [edged[start : start + _PIECE] for start in range(max(1, len(edged) - _PIECE + 1))]
