"""Does a sentence tell of danger, of violence, or of the wish to die? Then people come before any result.

Read word by word, without a trained model, so that everyone can check what is caught: recall comes first.
Words are compared without accents and with doubled letters squeezed (« mourrir », « frape », « harcelle »).
A *personal* expression always counts. A *topic* (« harcèlement ») counts unless the sentence speaks of
studying it or working in it. Sentences it is held to: distress.csv; how far: docs/algorithms/router.md.
"""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA

from maillage.core.text import normalise
from maillage.search.router.expressions import expression, words
from maillage.search.router.helplines import Distress

LONGEST_READ: Final = 2_000
_FILE: Final = "distress.txt"
_DOUBLED = re.compile(r"([a-z])\1+")
_SHORTEST_MENDED = 6


def is_distress(text: str) -> bool:
    """True when helplines come first. Such a sentence is shown to nobody and kept nowhere."""
    return distress_of(text) is not None


def distress_of(text: str) -> Distress | None:
    """What kind of distress `text` tells of, if any."""
    read = expression(_FILE, "innocent").sub(" ", squeezed(text))
    if personal := _first("personal", read):
        return personal
    return None if expression(_FILE, "study").search(read) else _first("topics", read)


def _first(tier: str, read: str) -> Distress | None:
    return next((kind for kind in Distress if expression(_FILE, f"{tier} {kind}").search(read)), None)


def squeezed(text: str) -> str:
    """The words without accents or doubled letters; a grave word with one slip is mended."""
    return " ".join(map(_mended, _DOUBLED.sub(r"\1", normalise(text[:LONGEST_READ])).split()))


def _mended(word: str) -> str:
    if len(word) < _SHORTEST_MENDED or word in words(_FILE, "look_alikes"):
        return word
    return next((grave for grave in words(_FILE, "misspelt") if OSA.distance(word, grave, score_cutoff=1) <= 1), word)
