"""Entries worth judging, from the index: those that hold every word asked, else most, and texts that speak of them."""

from __future__ import annotations

import json
from dataclasses import dataclass

import tantivy

from maillage.search.analysis import stem
from maillage.search.entries import LONGEST_START
from maillage.search.readings import Reading, Understood

_JUDGED, _JUDGED_OF_SOME = 40, 24
_JUDGED_TEXTS = 12
_SUGGESTED = 40
_START_WORTH = 0.3
_JOINING_WORTH = 0.5


@dataclass(frozen=True)
class Entry:
    """One entry of the index, as stored by `entries`.

    `normal` gives each name as it compares, or the stems of each topic between blanks.
    """

    document: str
    role: str
    spelt: list[str]
    normal: list[str]
    folded: list[str]
    path: str
    shown_in: dict[str, tuple[str, str, str]]
    latitude: float | None
    longitude: float | None
    audiences: tuple[str, ...]
    dated_on: str

    @property
    def kind(self) -> str:
        """The kind of its document."""
        return self.document.partition(" ")[0]

    @property
    def code(self) -> str:
        """The code of its document."""
        return self.document.partition(" ")[2]


class Candidates:
    """What one searcher holds of the kinds asked."""

    def __init__(self, index: tantivy.Index, searcher: tantivy.Searcher, kinds: tuple[str, ...]) -> None:
        self._schema = index.schema
        self._searcher = searcher
        self._kinds = kinds

    def named(self, reading: Reading, *, with_every: bool) -> list[Entry]:
        """Entries whose name holds every word that matters, or some of them, the likeliest first."""
        occur = tantivy.Occur.Must if with_every else tantivy.Occur.Should
        groups = [
            (occur if word.word.weight == 1 else tantivy.Occur.Should, self._any_name(word)) for word in reading.words
        ]
        groups += [(tantivy.Occur.Should, self._term("stems", stem(word), _JOINING_WORTH)) for word in reading.joining]
        if reading.is_unfinished:
            last = reading.spelt.rpartition(" ")[2]
            groups.append((tantivy.Occur.Should, self._term("starts", last[:LONGEST_START], _START_WORTH)))
        return self._found(groups, _JUDGED if with_every else _JUDGED_OF_SOME)

    def starting(self, typed: list[tuple[str, ...]]) -> list[Entry]:
        """Entries whose name has, for each word typed, a word with one of these starts; short names first."""
        return self._found([(tantivy.Occur.Must, self._any_start(starts)) for starts in typed], _SUGGESTED)

    def speaking(self, reading: Reading, but_of: frozenset[str], *, with_every: bool) -> list[Entry]:
        """Entries whose topics or text hold every word that matters, or some of them, but of some kinds."""
        occur = tantivy.Occur.Must if with_every else tantivy.Occur.Should
        telling = [word for word in reading.words if word.word.weight == 1]
        groups = [(occur, self._any_text(word)) for word in telling]
        if groups:
            groups += [(tantivy.Occur.MustNot, self._term("kind", kind, 0.0)) for kind in but_of]
        return self._found(groups, _JUDGED_TEXTS)

    def _any_name(self, word: Understood) -> tantivy.Query:
        ways = [self._term("stems", stem, sure) for stem, sure in word.stems.items()]
        if word.start:
            ways.append(self._term("starts", word.start[:LONGEST_START], _START_WORTH))
        return tantivy.Query.disjunction_max_query(ways)

    def _any_start(self, starts: tuple[str, ...]) -> tantivy.Query:
        ways = [self._term("starts", start[:LONGEST_START], 1.0) for start in starts]
        return ways[0] if len(ways) == 1 else tantivy.Query.disjunction_max_query(ways)

    def _any_text(self, word: Understood) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query(
            [self._term("text", stem, sure) for stem, sure in word.stems.items()]
        )

    def _term(self, field: str, word: str, worth: float) -> tantivy.Query:
        option = "basic" if field in {"starts", "kind"} else "freq"
        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, word, option), worth)

    def _found(self, groups: list[tuple[tantivy.Occur, tantivy.Query]], limit: int) -> list[Entry]:
        if not groups:
            return []
        query = tantivy.Query.boolean_query(groups)
        if self._kinds:
            kinds = [(tantivy.Occur.Should, self._term("kind", kind, 0.0)) for kind in self._kinds]
            both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.boolean_query(kinds))]
            query = tantivy.Query.boolean_query(both)
        hits = self._searcher.search(query, limit, count=False).hits
        return [_entry(self._searcher.doc(address)) for _score, address in hits]


def _entry(stored: tantivy.Document) -> Entry:
    role, spelt, normal, folded, path, shown_in, latitude, longitude, audiences, dated = json.loads(
        str(stored.get_first("entry"))
    )
    document = str(stored.get_first("document"))
    return Entry(document, role, spelt, normal, folded.split(), path, shown_in, latitude, longitude, audiences, dated)
