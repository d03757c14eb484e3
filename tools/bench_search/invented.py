"""Any number of documents: the real ones first, then invented services and news, with the words of ROME."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from maillage.core.declarations import SearchableDocument, SearchableKind, searchable_kinds
from maillage.core.text import normalise
from maillage.reference.models import Occupation

SEED = 20261125
PLACES = 300  # of them, one changes at each update: a large network has so many
SHARES = {"service": 0.6, "news": 0.4}


def declare(count: int) -> Places:
    """Let search know `count` documents in all, and give those that change.

    The kinds keep their names, so that every page can show them.

    A few invented places, then occupations, territories, and invented services and news in their shares.
    """
    real = {kind.code: kind for kind in searchable_kinds}
    searchable_kinds._declared.clear()  # the bench replaces what the packages declared
    words = _words()
    places = Places(min(PLACES, count // 10), words)
    left = count - len(places.documents)
    for code in ("occupation", "territory"):
        held = list(islice(real[code].documents(), left))
        left -= len(held)
        searchable_kinds.declare(_kind(code, lambda held=held: held))  # type: ignore[misc]
    searchable_kinds.declare(SearchableKind("place", lambda: places.documents, _nothing, lambda: str(places.version)))
    for code, share in SHARES.items():
        searchable_kinds.declare(_kind(code, _many(code, round(left * share), words)))
    return places


def make_all() -> None:
    """Make every invented document, for nothing: what it costs."""
    for code in SHARES:
        deque(searchable_kinds.get(code).documents(), maxlen=0)


class Inventor:
    """Documents of one kind, always the same."""

    def __init__(self, kind: str, words: list[str]) -> None:
        self._kind, self._words = kind, words
        self.chance = random.Random(f"{SEED} {kind}")

    def document(self, rank: int) -> SearchableDocument:
        """A title of 4 to 8 words, a text of 30 to 60."""
        title = " ".join(self.chance.choices(self._words, k=self.chance.randint(4, 8))).capitalize()
        text = " ".join(self.chance.choices(self._words, k=self.chance.randint(30, 60)))
        code = f"invente-{rank}"
        return SearchableDocument(self._kind, code, (title,), f"/{self._kind}/{code}/", text=text)


class Places:
    """Invented places that change one at a time."""

    def __init__(self, count: int, words: list[str]) -> None:
        self._inventor = Inventor("place", words)
        self.version = 0
        self.documents = [self._inventor.document(rank) for rank in range(count)]

    def change_one(self) -> SearchableDocument:
        """One of them gets another name and another text."""
        rank = self._inventor.chance.randrange(len(self.documents))
        self.documents[rank] = self._inventor.document(rank)
        self.version += 1
        return self.documents[rank]


def _kind(code: str, documents: Callable[[], Iterable[SearchableDocument]]) -> SearchableKind:
    return SearchableKind(code, documents, _nothing, lambda: "unchanged")


def _nothing(_text: str, _limit: int) -> list[SearchableDocument]:
    return []


def _many(kind: str, count: int, words: list[str]) -> Callable[[], Iterator[SearchableDocument]]:
    def documents() -> Iterator[SearchableDocument]:
        return map(Inventor(kind, words).document, range(count))

    return documents


def _words() -> list[str]:
    """Every word of every definition, as often as it stands there."""
    texts = Occupation.objects.filter(ended_on=None).order_by("code").values_list("definition", flat=True)
    return [word for text in texts for word in normalise(text).split()]
