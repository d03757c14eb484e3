"""Names of persons, without any list of them: what bears a capital inside a sentence, or follows a cue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from maillage.core.text import normalise
from maillage.safeguards.persons.cues import BEFORE_A_NAME
from maillage.safeguards.persons.words import common_words, empty_words, first_names, proper_words

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?…:«]")
_ENDS: Final = frozenset(".!?…:«")
_LONGEST_ACRONYM: Final = 6
# A person does these; few things do. Only after the first word of a sentence.
_VERBS: Final = """
    a est n ne s se veut voudrait souhaite cherche demande peut doit attend revient vient va vit habite travaille dit
    propose et
"""
_ACTS: Final = frozenset(_VERBS.split())
_TITLES: Final = frozenset({"madame", "monsieur", "mademoiselle", "mme", "mlle", "mr", "m", "dr", "docteur", "maitre"})
# « madame la maire », « monsieur tout le monde »: a title and no name.
_SPOKEN_OF: Final = frozenset({"le", "la", "les", "l", "tout", "ou", "et", "qui", "a", "est"})
_SPEAKS_OF_A_NAME: Final = frozenset({"certain", "certaine", "nomme", "nommee", "prenom", "appelle"})


@dataclass(frozen=True)
class _Word:
    """A word, and whether a sentence begins with it."""

    typed: str
    begins: bool

    @property
    def plain(self) -> str:
        return normalise(self.typed)

    @property
    def has_capital(self) -> bool:
        return self.typed[0].isupper() and not self.is_acronym

    @property
    def is_acronym(self) -> bool:
        return self.typed.isupper() and 1 < len(self.typed) <= _LONGEST_ACRONYM


def has_name(text: str, known: Collection[str] = ()) -> bool:
    """True when a word of the text seems to be somebody's name; `known`: plain words that name places."""
    words = list(_words(text))
    pairs = zip(words, [*words[1:], None], strict=False)
    return any(_is_name(word, after, frozenset(known)) for word, after in pairs)


def _words(text: str) -> Iterator[_Word]:
    begins = True
    for token in _TOKEN.findall(text):
        if token in _ENDS:
            begins = True
        else:
            yield _Word(token, begins)
            # « L’Afpa »: what is elided begins the sentence together with its word.
            begins = begins and len(token) == 1


def _is_name(word: _Word, after: _Word | None, known: frozenset[str]) -> bool:
    if after is not None and _announces(word, after, known):
        return True
    if not word.has_capital or _is_innocent(word, known):
        return False
    return not word.begins or _acts(word, after)


def _announces(word: _Word, after: _Word, known: frozenset[str]) -> bool:
    """« Mme roussel », « un certain moussa »: what follows, even in small letters, is no common word."""
    if word.plain not in BEFORE_A_NAME | _SPEAKS_OF_A_NAME or word.plain == "nom":
        return False
    if word.plain in _TITLES:
        return after.plain not in _SPOKEN_OF and not _is_common(after)
    return not _is_common(after) and not _is_innocent(after, known)


def _acts(word: _Word, after: _Word | None) -> bool:
    """True for the first word of a sentence when somebody seems to act, or to bear a family name."""
    if after is None or _is_common(word):
        return False
    return after.plain in _ACTS or (after.has_capital and not _is_common(after))


def _is_innocent(word: _Word, known: frozenset[str]) -> bool:
    parts = word.plain.split()
    return all(part in proper_words() or part in known for part in parts)


def _is_common(word: _Word) -> bool:
    plain = word.plain
    return plain not in first_names() and bool(
        {plain, plain.rstrip("sx"), f"{plain}s"} & (common_words() | empty_words() | proper_words())
    )
