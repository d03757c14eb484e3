"""SQLite FTS5, well set up: stemmed words, beginnings, weights, a vocabulary of trigrams for typing errors."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pysqlite3 as sqlite3  # type: ignore[import-untyped]
import snowballstemmer

from maillage.core.declarations import SearchableDocument
from tools.bench_search.engines.staged import Staged, entries, nearest

_STEMMER = snowballstemmer.stemmer("french")
_SCHEMA = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000;
CREATE TABLE entry (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
CREATE VIRTUAL TABLE held USING fts5(
  kind, name_stems, other_stems, text_stems, name_words, other_words,
  content='', prefix='2 3 4', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE vocabulary USING fts5(word, uses UNINDEXED, tokenize='trigram');
"""
_WEIGHTS = "0.0, 10.0, 6.0, 1.0, 3.0, 2.0"  # bm25, in the order of the columns
_CANDIDATES = 200


class Fts5(Staged):
    """An index in one file."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path, documents: Iterable[SearchableDocument]) -> None:
        started = time.perf_counter()
        path = folder / "fts5.sqlite3"
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(_SCHEMA)
        self._database.execute("BEGIN")
        self._words = self._fill(documents)
        self._database.executemany("INSERT INTO vocabulary VALUES (?, ?)", self._words.items())
        self._database.execute("COMMIT")
        for table in ("held", "vocabulary"):
            self._database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.build_seconds = time.perf_counter() - started
        self.index_bytes = path.stat().st_size

    def _fill(self, documents: Iterable[SearchableDocument]) -> Counter[str]:
        uses: Counter[str] = Counter()
        for rank, entry in enumerate(entries(documents)):
            uses.update(set(entry.words.split()))
            columns = {
                "kind": entry.kind,
                f"{entry.role}_stems": stems(entry.words),
                f"{entry.role}_words": entry.words,
            }
            columns.pop("text_words", None)
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            self._database.execute("INSERT INTO entry VALUES (?, ?)", (rank, entry.code))
            self._database.execute(
                f"INSERT INTO held (rowid, {names}) VALUES (?, {marks})",
                (rank, *columns.values()),
            )
        return uses

    def rows(self, groups: list[list[str]], kind: str, limit: int, *, is_every: bool) -> list[str]:
        """Ranked by bm25."""
        parts = [_any_of(group, is_last=rank == len(groups)) for rank, group in enumerate(groups, 1)]
        match = f'kind : "{kind}" AND ({(" AND " if is_every else " OR ").join(parts)})'
        found = self._database.execute(
            f"SELECT code FROM held JOIN entry ON id = held.rowid WHERE held MATCH ?"
            f" ORDER BY bm25(held, {_WEIGHTS}), held.rowid LIMIT ?",
            (match, limit),
        )
        return [code for (code,) in found]

    def is_known(self, word: str) -> bool:
        """From the vocabulary kept beside."""
        return word in self._words

    def near(self, word: str) -> list[str]:
        """Words that share trigrams, sorted by edits."""
        trigrams = {word[start : start + 3] for start in range(len(word) - 2)}
        if not trigrams:
            return []
        match = " OR ".join(f'"{trigram}"' for trigram in trigrams)
        found = self._database.execute(
            "SELECT word, uses FROM vocabulary WHERE vocabulary MATCH ? ORDER BY rank LIMIT ?", (match, _CANDIDATES)
        )
        return nearest(word, found.fetchall())


def _any_of(group: list[str], *, is_last: bool) -> str:
    parts = [f'{{name_stems other_stems text_stems}} : "{stem(word)}"' for word in group]
    parts += [f'{{name_words other_words}} : "{word}"' for word in group]
    parts += [f'{{name_words other_words}} : "{group[0]}" *'] if is_last else []
    return f"({' OR '.join(parts)})"


def stems(words: str) -> str:
    """The words, each as Snowball's French stemmer leaves it."""
    return " ".join(map(stem, words.split()))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """One word, stemmed."""
    return str(_STEMMER.stemWord(word))
