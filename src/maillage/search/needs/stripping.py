"""What is left of a question once everything that may tell of a person is gone.

Four sieves, each enough for most of it: what holds a digit, an at sign or an address; what follows a
cue such as « madame » or « rue »; what bears a capital inside a sentence; and last the dictionary,
which keeps public words and drops all others (`dictionary`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from maillage.core.text import normalise
from maillage.safeguards.persons.cues import CUES, plain_words
from maillage.safeguards.persons.words import empty_words
from maillage.search.needs.dictionary import public_among

# A longer question is one person's story, not a question that many ask.
MOST_WORDS: Final = 8
LONGEST_TEXT: Final = 200
_LONGEST_WORD: Final = 24


def public_words(text: str) -> tuple[str, ...]:
    """The public words of the question, once each, as typed but in small letters; empty when too few or too many.

    `public_words("Je suis Jeanne Dupont, dresseuse de drones au 06 12 34 56 78")` is `("drones",)`
    as long as no sheet says « dresseuse ».
    """
    typed: dict[str, str] = {}
    for word in _candidates(unicodedata.normalize("NFC", text[:LONGEST_TEXT])):
        typed.setdefault(normalise(word), word)
    public = public_among(typed)
    kept = tuple(word for plain, word in typed.items() if plain in public)
    return kept if len(kept) <= MOST_WORDS else ()


def _candidates(text: str) -> Iterator[str]:
    """Words that no sieve before the dictionary drops."""
    is_shouted = text == text.upper()
    dropped = 0
    for position, word in enumerate(plain_words(text)):
        plain = normalise(word)
        if plain in CUES:
            dropped = CUES[plain]
        elif plain in empty_words():
            continue
        elif dropped:
            dropped -= 1
        elif len(word) <= _LONGEST_WORD and (is_shouted or position == 0 or word == word.lower()):
            yield word.lower()
