"""Public words: those a question may keep. Whatever is not one is dropped, names of people first of all.

A list of what to drop never ends; a list of what to keep does. It is made of a hand-kept list of
common words, and of the words of the kinds of documents declared as holding common words alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import tantivy

from maillage.core.declarations import searchable_kinds
from maillage.safeguards.persons.words import common_words, empty_words, first_names
from maillage.search.store import reader


def public_among(words: Iterable[str]) -> set[str]:
    """Those of these words, without case nor accent, that are public."""
    asked = set(words) - first_names() - empty_words()
    common = {word for word in asked if common_words() & {word, f"{word}s", word.rstrip("sx")}}
    return common | _in_index(asked - common)


def _in_index(words: set[str]) -> set[str]:
    """Those that a name in a document of common words holds, spelt just so; none without an index."""
    kinds = [kind.code for kind in searchable_kinds if kind.is_of_common_words]
    return (reader.ask(lambda index: _held(index, words, kinds)) or set()) if words else set()


def _held(index: tantivy.Index, words: set[str], kinds: list[str]) -> set[str]:
    searcher = index.searcher()
    return {word for word in words if searcher.search(_query(index, word, kinds), 1).hits}


def _query(index: tantivy.Index, word: str, kinds: list[str]) -> tantivy.Query:
    of_kinds = [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "kind", kind, "basic")) for kind in kinds]
    holds = tantivy.Query.term_query(index.schema, "words", word, "basic")
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, holds), (tantivy.Occur.Must, tantivy.Query.boolean_query(of_kinds))]
    )
