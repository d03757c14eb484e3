"""Does the index know every word asked? A word nearly spelt like another is an answer to that other one."""

from __future__ import annotations

from typing import Final

import tantivy

from maillage.core.text import normalise
from maillage.search.analysis import stems
from maillage.search.needs.dictionary import empty_words
from maillage.search.store import reader

# Where the index keeps the words of names, and those of texts when it keeps them apart.
_FIELDS: Final = ("stems", "text")


def knows_every_word(text: str) -> bool:
    """True when each word that asks is in a name or a text of the index, whatever its gender or number."""
    asking = " ".join(word for word in normalise(text).split() if word not in empty_words())
    return bool(reader.ask(lambda index: all(_holds(index, stem) for stem in stems(asking))))


def _holds(index: tantivy.Index, stem: str) -> bool:
    searcher = index.searcher()
    return any(_count(searcher, field, stem) for field in _FIELDS)


def _count(searcher: tantivy.Searcher, field: str, stem: str) -> int:
    try:
        return int(searcher.doc_freq(field, stem))
    except ValueError:  # the index has no such field
        return 0
