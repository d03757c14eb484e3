"""A home of its own for each test, and a kind of documents that the test changes at will."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tantivy

from maillage.core.declarations import SearchableDocument, SearchableKind
from maillage.search.store import reader, writer
from maillage.search.store.writer import Outcome, Wish

AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@dataclass
class Shelf:
    """A kind whose documents are names by code; each change is a new version."""

    code: str = "book"
    names: dict[str, str] = field(default_factory=dict)
    changes: int = 0
    reads: int = 0

    def put(self, **names: str) -> None:
        self.names.update(names)
        self.changes += 1

    def take_out(self, code: str) -> None:
        del self.names[code]
        self.changes += 1

    def documents(self) -> Iterator[SearchableDocument]:
        self.reads += 1
        for code, name in self.names.items():
            yield SearchableDocument(self.code, code, (name,), f"/{self.code}/{code}/")

    @property
    def kind(self) -> SearchableKind:
        return SearchableKind(self.code, self.documents, lambda _text, _limit: [], self._version)

    def _version(self) -> str:
        return str(self.changes)


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def shelf(home: Path) -> Shelf:
    return Shelf(names={"a": "Boulangerie du port", "b": "Atelier de couture"})


def write(*shelves: Shelf, wish: Wish | None = None) -> Outcome:
    """Bring the index up to date with these kinds."""
    return writer.bring_up_to_date([shelf.kind for shelf in shelves], wish or Wish(), at=AT)


def found(word: str, by: reader.Reader | None = None) -> list[str] | None:
    """The codes of the documents with this word in a name, as a fresh process finds them; None without an index."""
    return (by or reader.Reader()).ask(partial(_holding, word))


def _holding(word: str, index: tantivy.Index) -> list[str]:
    searcher = index.searcher()
    hits = searcher.search(tantivy.Query.term_query(index.schema, "words", word, "basic"), 10).hits
    documents = [str(searcher.doc(address).get_first("document")) for _score, address in hits]
    return [document.partition(" ")[2] for document in documents]


def builds(home: Path) -> list[str]:
    """The builds on the disk."""
    return sorted(path.name for path in (home / "search").iterdir() if path.is_dir())
