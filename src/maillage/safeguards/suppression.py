"""Which entries of a table must be hidden so that no small one can be computed from the others.

A table with totals is a network where what enters a node leaves it: a cell flows from its row to its
column, a column's total to the bottom row, the grand total to the last column, a row's total back to
its row. What an attacker does not know can turn along a cycle of hidden entries without anything
shown changing; how far it can turn is a maximum flow. So bounds are exact, for whole numbers too
(integrality of flows), without linear programming. Method: Castro, "A shortest-paths heuristic for
statistical data protection in positive tables", INFORMS Journal on Computing 19 (2007).
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Entry = tuple[int, int]
Grid = list[list[int]]
_ENDLESS = 1 << 60


def with_totals(counts: Sequence[Sequence[int]]) -> Grid:
    """The counts with a last column and a last row of totals."""
    widths = {len(row) for row in counts}
    if len(widths) != 1 or 0 in widths:
        raise ValueError("a table has at least one cell and rows of one length")
    if min(map(min, counts)) < 0:
        raise ValueError("a count is never negative")
    grid = [[*row, sum(row)] for row in counts]
    return [*grid, [sum(column) for column in zip(*grid, strict=True)]]


@dataclass(frozen=True)
class Settled:
    """What was settled before: entries already hidden, already shown, and those no table ever publishes."""

    hidden: frozenset[Entry] = frozenset()
    shown: frozenset[Entry] = frozenset()
    unpublished: frozenset[Entry] = frozenset()


NOTHING_SETTLED: Final = Settled()


def hidden_entries(grid: Grid, *, threshold: int) -> frozenset[Entry]:
    """Entries to hide: those under `threshold`, then as few others as a greedy search finds.

    Afterwards each hidden entry may, for all that is shown, take values at least `threshold` apart.
    """
    small = {entry for entry in _Table(grid).entries() if grid[entry[0]][entry[1]] < threshold}
    return hidden_after(grid, sensitive=small, play=lambda _entry: threshold)


def hidden_after(
    grid: Grid, *, sensitive: set[Entry], play: Callable[[Entry], int], settled: Settled = NOTHING_SETTLED
) -> frozenset[Entry]:
    """Entries to hide when part of the table is already known: what was shown stays shown, so what comes later gives.

    Afterwards each hidden entry may take values at least `play` apart. Where no such hiding is found, all
    that was not shown before is hidden.
    """
    table = _Table(grid)
    kept = sensitive - settled.shown - settled.unpublished | settled.hidden
    hidden = kept | settled.unpublished
    for entry in sorted(kept, key=lambda entry: (-table.count(entry), entry)):
        least = play(entry)
        if table.play(entry, hidden, enough=least) < least:
            hidden |= table.freed(entry, hidden, least=least, barred=settled.shown)
    return frozenset(hidden - settled.unpublished)


@dataclass(frozen=True)
class _Arc:
    """One way through an entry: `room` is how far the entry can move that way."""

    entry: Entry
    start: int
    end: int
    room: int


class _Table:
    """The network of a table with totals."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._last_row, self._last_column = len(grid) - 1, len(grid[0]) - 1
        self._arcs: dict[int, list[_Arc]] = {}
        for entry in self.entries():
            start, end = self._ends(entry)
            self._arcs.setdefault(start, []).append(_Arc(entry, start, end, _ENDLESS))
            self._arcs.setdefault(end, []).append(_Arc(entry, end, start, self.count(entry)))

    def entries(self) -> Iterator[Entry]:
        """Every entry, totals included."""
        return ((i, j) for i, row in enumerate(self._grid) for j in range(len(row)))

    def count(self, entry: Entry) -> int:
        """The true number."""
        return self._grid[entry[0]][entry[1]]

    def _ends(self, entry: Entry) -> tuple[int, int]:
        row, column = entry[0], self._last_row + 1 + entry[1]
        from_row = (entry[0] == self._last_row) == (entry[1] == self._last_column)
        return (row, column) if from_row else (column, row)

    def play(self, entry: Entry, hidden: set[Entry], *, enough: int) -> int:
        """How far apart the values are that `entry` may take for an attacker; counted up to `enough` each way."""
        start, end = self._ends(entry)
        others = hidden - {entry}
        up = self._flow(end, start, usable=others, enough=enough)
        down = self._flow(start, end, usable=others, enough=min(enough, self.count(entry)))
        return up + down

    def _flow(self, source: int, sink: int, *, usable: set[Entry], enough: int) -> int:
        """The maximum flow through `usable` entries, or `enough` when it is more (shortest augmenting paths)."""
        moved: dict[Entry, int] = {}
        total = 0
        while total < enough:
            path = self._open_path(source, sink, usable=usable, moved=moved)
            if not path:
                break
            step = min([enough - total, *(self._room(arc, moved) for arc in path)])
            for arc in path:
                moved[arc.entry] = moved.get(arc.entry, 0) + (step if arc.room == _ENDLESS else -step)
            total += step
        return total

    @staticmethod
    def _room(arc: _Arc, moved: dict[Entry, int]) -> int:
        """What is left of an arc: an entry rises without end and falls to zero."""
        return _ENDLESS if arc.room == _ENDLESS else arc.room + moved.get(arc.entry, 0)

    def _open_path(self, source: int, sink: int, *, usable: set[Entry], moved: dict[Entry, int]) -> list[_Arc]:
        came_by: dict[int, _Arc] = {}
        queue = deque([source])
        while queue and sink not in came_by:
            for arc in self._arcs[queue.popleft()]:
                is_new = arc.end != source and arc.end not in came_by
                if is_new and arc.entry in usable and self._room(arc, moved) > 0:
                    came_by[arc.end] = arc
                    queue.append(arc.end)
        return self._walk_back(came_by, source, sink)

    @staticmethod
    def _walk_back(came_by: dict[int, _Arc], source: int, sink: int) -> list[_Arc]:
        path: list[_Arc] = []
        while sink in came_by and sink != source:
            path.append(came_by[sink])
            sink = came_by[sink].start
        return path

    def freed(self, entry: Entry, hidden: set[Entry], *, least: int, barred: frozenset[Entry]) -> set[Entry]:
        """What to hide so that `entry` may rise by `least`, else fall by it; all that is not `barred` as a last resort.

        Where nothing is barred it may always rise: along the totals, which have no end.
        """
        start, end = self._ends(entry)
        ways = [(end, start), (start, end)] if self.count(entry) >= least else [(end, start)]
        for source, sink in ways:
            if cycle := self._cheapest_way(entry, hidden, (source, sink), least=least, barred=barred):
                return cycle
        return set(self.entries()) - barred

    def _cheapest_way(
        self, entry: Entry, hidden: set[Entry], ends: tuple[int, int], *, least: int, barred: frozenset[Entry]
    ) -> set[Entry]:
        """Entries of the cheapest way between two ends along which `least` can pass (Dijkstra's shortest path).

        First it spares totals, then cells, then people counted in them. Empty when there is none.
        """
        source, sink = ends
        best: dict[int, tuple[int, int, int]] = {source: (0, 0, 0)}
        came_by: dict[int, _Arc] = {}
        queue = [((0, 0, 0), source)]
        while queue:
            cost, node = heapq.heappop(queue)
            if cost > best[node]:
                continue
            for arc in self._arcs_around(node, least, barred | {entry}):
                ahead = self._add(cost, arc.entry, hidden)
                if arc.end not in best or ahead < best[arc.end]:
                    best[arc.end], came_by[arc.end] = ahead, arc
                    heapq.heappush(queue, (ahead, arc.end))
        return {arc.entry for arc in self._walk_back(came_by, source, sink)}

    def _arcs_around(self, node: int, least: int, barred: frozenset[Entry]) -> list[_Arc]:
        return [arc for arc in self._arcs[node] if arc.room >= least and arc.entry not in barred]

    def _add(self, cost: tuple[int, int, int], entry: Entry, hidden: set[Entry]) -> tuple[int, int, int]:
        if entry in hidden:
            return cost
        is_total = self._last_row == entry[0] or self._last_column == entry[1]
        return cost[0] + is_total, cost[1] + 1, cost[2] + self.count(entry)
