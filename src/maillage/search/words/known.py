"""What is known of words: lists kept by hand beside this module, completed by those editors keep in the database."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from maillage.search.asked import read
from maillage.search.everyday.reading import everyday_version, everyday_words

_HERE = Path(__file__).parent
_LONGEST = 6
_OTHERS = 3


class Words:
    """Sayings and what they mean, as folded words."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._meanings: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for said, meant in meanings:
            key, value = read(said).folded, read(meant).folded
            if key and value and key != value and value not in self._meanings.setdefault(key, []):
                self._meanings[key].append(value)

    def others(self, folded: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The question in other words: its longest known sayings replaced by each of their meanings."""
        found = [
            (*folded[:at], *meaning, *folded[at + length :])
            for length in range(min(_LONGEST, len(folded)), 0, -1)
            for at in range(len(folded) - length + 1)
            for meaning in self._meanings.get(folded[at : at + length], ())
        ]
        return list(dict.fromkeys(found))[:_OTHERS]


def with_editors(meanings: Iterable[tuple[str, str]]) -> Words:
    """What is known by hand, completed: pairs of what is said and of what it means."""
    return Words([*meanings, *_by_hand()])


def current(on: date) -> Words:
    """What is known on a day, editors' words first. One query while the list stays the same."""
    return _current(everyday_version(), on)


@lru_cache(maxsize=2)
def _current(_version: str, on: date) -> Words:
    return with_editors((word.said, word.means) for word in everyday_words(on))


def _by_hand() -> Iterator[tuple[str, str]]:
    for acronym, expansion in _rows("acronyms.csv"):
        yield acronym, expansion
        yield expansion, acronym
    yield from _rows("everyday.csv")


@cache
def _rows(name: str) -> tuple[tuple[str, str], ...]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple((said, meant) for said, meant in list(csv.reader(file))[1:])
