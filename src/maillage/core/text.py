"""Words as people write them: one normal form for comparing, and measures of how easy a text reads."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from maillage.core.syllables import syllables

__all__ = ["Readability", "kandel_moles", "measure", "normalise", "sentences", "syllables", "words"]

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"”)\s]*\s+|\n\s*\n")
# An elided word is read with the next one: « l’emploi » is one word. A hyphen parts two.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
# Thin and plain no-break spaces inside a number, as in « 1 584 ».
_DIGIT_SPACE = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d)")


@dataclass(frozen=True)
class Readability:
    """How easy a text reads. `score` rises with ease: 60 and more is plain language."""

    score: float
    words: int
    sentences: int
    mean_sentence_words: float
    longest_sentence_words: int


def normalise(text: str) -> str:
    """The form two spellings share: lower case, no accents, ligatures opened, all else one space.

    `normalise("L’Île-d’Œuf")` is `"l ile d oeuf"`.
    """
    bare = text.lower()
    if not bare.isascii():
        opened = unicodedata.normalize("NFD", bare.translate(_LIGATURES))
        bare = "".join(sign for sign in opened if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", bare).strip()


def words(text: str) -> list[str]:
    """The words of `text`; a number is one word."""
    return _WORD.findall(_DIGIT_SPACE.sub("", text))


def sentences(text: str) -> list[str]:
    """The sentences of `text` that hold a word: they end with . ! ? … or an empty line."""
    return [part.strip() for part in _SENTENCE_END.split(text) if words(part)]


def kandel_moles(text: str) -> float:
    """207 − 1.015 × words per sentence − 73.6 × syllables per word. Raises ValueError when there is no word.

    The Flesch reading ease fitted to French: L. Kandel and A. Moles, « Application de l’indice de
    Flesch à la langue française », Cahiers d’études de radio-télévision, 19, 1958, p. 253-274.
    Unsteady under a hundred words. Worked example in docs/algorithms/readability.md.
    """
    read = words(text)
    if not read:
        raise ValueError("there is no word to measure")
    mean_words = len(read) / len(sentences(text))
    mean_syllables = sum(syllables(word) for word in read) / len(read)
    return 207 - 1.015 * mean_words - 73.6 * mean_syllables


def measure(text: str) -> Readability:
    """All measures of `text` at once. Raises ValueError when there is no word."""
    score = kandel_moles(text)
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    return Readability(
        score=score,
        words=sum(lengths),
        sentences=len(lengths),
        mean_sentence_words=sum(lengths) / len(lengths),
        longest_sentence_words=max(lengths),
    )
