"""PostgreSQL full text, pg_trgm for typing errors: a GIN index ranked by `ts_rank`, or the ordered index of RUM."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable

import psycopg

from maillage.core.declarations import SearchableDocument
from tools.bench_search.engines.staged import EMPTY_WORDS, Staged, entries, nearest

_WEIGHTS = {"name": "A", "other": "B", "text": "D"}
# Both the stems and the words as spelt: a beginning is not the beginning of a stem.
_VECTOR = "setweight(to_tsvector('french', words) || to_tsvector('simple', words), role)"
_CANDIDATES = 200
_ORDERS = {"gin": "ts_rank(vector, question, 2) DESC, length(words)", "rum": "vector <=> question, length(words)"}
_INDEXES = {"gin": "gin (vector)", "rum": "rum (vector rum_tsvector_ops)"}


class PostgreSql(Staged):
    """A table of its own in the cluster of the run; `index` is gin or rum."""

    def __init__(self, url: str, index: str, documents: Iterable[SearchableDocument]) -> None:
        self.name = {"gin": "PostgreSQL, GIN", "rum": "PostgreSQL, RUM"}[index]
        self._table, self._order = f"held_{index}", _ORDERS[index]
        self._database = psycopg.connect(url, autocommit=True, prepare_threshold=1)
        extensions = ["pg_trgm", *(["rum"] if index == "rum" else [])]
        for extension in extensions:
            self._run(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        started = time.perf_counter()
        self._words = self._fill(documents)
        self._run(f"CREATE INDEX ON {self._table} USING {_INDEXES[index]}")
        self._run(f"CREATE INDEX ON {self._table}_words USING gin (word gin_trgm_ops)")
        for table in (self._table, f"{self._table}_words"):
            self._run(f"VACUUM ANALYZE {table}")
        self.build_seconds = time.perf_counter() - started
        sizes = f"pg_total_relation_size('{self._table}') + pg_total_relation_size('{self._table}_words')"
        self.index_bytes = int(str(self._run(f"SELECT {sizes}")[0][0]))
        self._run("SET pg_trgm.similarity_threshold = 0.25")

    def _run(self, statement: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        cursor = self._database.execute(statement.encode(), parameters)
        return cursor.fetchall() if cursor.description else []

    def _fill(self, documents: Iterable[SearchableDocument]) -> Counter[str]:
        self._run(f'CREATE TABLE {self._table} (id int, kind text, code text, role "char", words text)')
        self._run(f"CREATE TABLE {self._table}_words (word text, uses int)")
        uses: Counter[str] = Counter()
        with self._database.cursor() as cursor:
            with cursor.copy(f"COPY {self._table} FROM STDIN".encode()) as rows:
                for rank, entry in enumerate(entries(documents)):
                    uses.update(set(entry.words.split()))
                    rows.write_row((rank, entry.kind, entry.code, _WEIGHTS[entry.role], entry.words))
            with cursor.copy(f"COPY {self._table}_words FROM STDIN".encode()) as rows:
                for word in uses.items():
                    rows.write_row(word)
        self._run(f"ALTER TABLE {self._table} ADD vector tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED")
        return uses

    def rows(self, groups: list[list[str]], kind: str, limit: int, *, is_every: bool) -> list[str]:
        """In the order of the index; empty words are not asked, as the French dictionary leaves them out."""
        telling = [group for group in groups if group[0] not in EMPTY_WORDS or group is groups[-1]]
        part = "(to_tsquery('french', %s) || to_tsquery('simple', %s))"
        question = (" && " if is_every else " || ").join([part] * len(telling))
        words: list[object] = []
        for group in telling:
            either = " | ".join(group)
            words += [either, f"{either} | {group[0]}:*" if group is groups[-1] else either]
        statement = (
            f"SELECT code FROM {self._table}, (SELECT {question} AS question) asked"
            f" WHERE vector @@ question AND kind = %s ORDER BY {self._order}, id LIMIT %s"
        )
        return [str(code) for (code,) in self._run(statement, (*words, kind, limit))]

    def is_known(self, word: str) -> bool:
        """From the vocabulary kept beside."""
        return word in self._words

    def near(self, word: str) -> list[str]:
        """Words alike by trigrams, sorted by edits."""
        statement = (
            f"SELECT word, uses FROM {self._table}_words WHERE word %% %s ORDER BY similarity(word, %s) DESC LIMIT %s"
        )
        found = self._run(statement, (word, word, _CANDIDATES))
        return nearest(word, [(str(held), int(str(uses))) for held, uses in found])
