"""Does the index know every word asked? A word nearly spelt like another is an answer to that other one."""

from __future__ import annotations

import tantivy

from maillage.search.asked import read
from maillage.search.store import reader
from maillage.search.vocabulary import vocabulary_of


def knows_every_word(text: str) -> bool:
    """True when each word that asks is in a name or a text of the index, whatever its gender or number."""
    return bool(reader.ask(lambda index: _knows(index, text)))


def _knows(index: tantivy.Index, text: str) -> bool:
    vocabulary = vocabulary_of(index)
    asking = [word.stem for word in read(text).words if word.weight == 1]
    return all(vocabulary.holds(stem) or vocabulary.speaks_of(stem) for stem in asking)
