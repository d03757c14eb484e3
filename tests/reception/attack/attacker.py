"""What somebody who holds the database tries. Each way of guessing is tried, and the best is what counts."""

from __future__ import annotations

import bisect
import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from maillage.reception.cells import Cell
from maillage.reception.enums import Grain

_MARK = re.compile(r"m\d+")
# Columns that only tell where a part of a sheet is, or which one it is.
_ROW_COLUMNS = frozenset({"id", "place_key", "grain", "starts_on", "position"})


@dataclass(frozen=True)
class Row:
    """A row as the file holds it: its place in storage, its id, its columns."""

    position: int
    id: uuid.UUID
    columns: dict[str, Any]

    @property
    def mark(self) -> str:
        """What the test, not the attacker, knows it by."""
        return next(found[0] for value in self.columns.values() if (found := _MARK.fullmatch(str(value))))

    @property
    def minted_at(self) -> datetime | None:
        """When the id was drawn, for an id that tells (UUID version 7)."""
        if self.id.version != 7:
            return None
        return datetime.fromtimestamp((self.id.int >> 80) / 1000, tz=UTC)


def read(table: str) -> list[Row]:
    """The rows of a table in storage order; on PostgreSQL by the transaction that wrote them, then by place."""
    order = "rowid" if connection.vendor == "sqlite" else "xmin::text::bigint, ctid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return [Row(number, uuid.UUID(str(row.pop("id"))), row) for number, row in enumerate(rows)]


Guess = Iterator[tuple[Row, Row]]


def same_id(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """Parts that share an id."""
    by_id = {row.id: row for row in second}
    yield from ((row, by_id[row.id]) for row in first if row.id in by_id)


def same_rank(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """The n-th written with the n-th written."""
    yield from zip(sorted(first, key=_position), sorted(second, key=_position), strict=False)


def opposite_rank(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """The n-th written with the n-th from the end."""
    yield from zip(sorted(first, key=_position), sorted(second, key=_position, reverse=True), strict=False)


def same_rank_of_id(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """The n-th smallest id with the n-th smallest."""
    yield from zip(sorted(first, key=_id), sorted(second, key=_id), strict=False)


def nearest_birth(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """Ids drawn at about the same instant."""
    born = sorted((row for row in second if row.minted_at), key=lambda row: row.minted_at)  # type: ignore[arg-type]
    for row in first:
        if row.minted_at and born:
            yield row, min(born, key=lambda other: abs(other.minted_at - row.minted_at))  # type: ignore[operator]


def alike_then_rank(first: Sequence[Row], second: Sequence[Row]) -> Guess:
    """Among the parts that share every column the two tables have in common, the n-th with the n-th."""
    shared = sorted((set(first[0].columns) & set(second[0].columns)) - {"position"})
    for column in (shared, [name for name in shared if name not in _ROW_COLUMNS]):
        groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        for row in sorted(second, key=_position):
            groups[tuple(row.columns[name] for name in column)].append(row)
        taken: dict[tuple[object, ...], int] = defaultdict(int)
        for row in sorted(first, key=_position):
            key = tuple(row.columns[name] for name in column)
            if taken[key] < len(groups[key]):
                yield row, groups[key][taken[key]]
                taken[key] += 1


LINKS: dict[str, Callable[[Sequence[Row], Sequence[Row]], Guess]] = {
    "same id": same_id,
    "same rank": same_rank,
    "opposite rank": opposite_rank,
    "same rank of id": same_rank_of_id,
    "nearest birth": nearest_birth,
    "alike, then rank": alike_then_rank,
}


def right_links(first: Sequence[Row], second: Sequence[Row]) -> dict[str, int]:
    """How many sheets each way of guessing puts together rightly."""
    return {
        name: len({one.mark for one, other in guess(first, second) if one.mark == other.mark})
        for name, guess in LINKS.items()
    }


def cell_of(row: Row) -> Cell:
    """The period a fragment is dated on."""
    starts_on = row.columns["starts_on"]
    day = starts_on if isinstance(starts_on, date) else date.fromisoformat(starts_on)
    return Cell(day, Grain(row.columns["grain"]))


def shared_columns(row: Row, other: Row) -> list[str]:
    """The columns that say the same thing of a sheet in two tables."""
    return sorted((set(row.columns) & set(other.columns)) - _ROW_COLUMNS)


def may_be_of_one_sheet(values: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """False when a column that both tables have tells them apart."""
    return all("nr" in pair or pair[0] == pair[1] for pair in zip(values, others, strict=True))


# ── Whose, and when ──────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Told:
    """An entry of the journal, as the attacker reads it."""

    at: datetime
    actor: str


def by_birth(rows: Sequence[Row], journal: Sequence[Told]) -> dict[str, Told]:
    """The entry nearest to the instant an id was drawn at, by mark."""
    entries = sorted((one for one in journal if one.actor), key=lambda one: one.at)
    instants = [one.at for one in entries]
    found = {}
    for row in rows:
        if row.minted_at and entries:
            place = min(bisect.bisect(instants, row.minted_at), len(entries) - 1)
            near = entries[max(0, place - 1) : place + 1]
            found[row.mark] = min(near, key=lambda one: abs(one.at - row.minted_at))  # type: ignore[operator]
    return found


def by_rank(rows: Sequence[Row], journal: Sequence[Told]) -> dict[str, Told]:
    """The n-th entry that names somebody, for the n-th row written, by mark."""
    entries = sorted((one for one in journal if one.actor), key=lambda one: one.at)
    return {row.mark: entry for row, entry in zip(sorted(rows, key=_position), entries, strict=False)}


def _position(row: Row) -> int:
    return row.position


def _id(row: Row) -> uuid.UUID:
    return row.id
