"""What a reader of figures can work out, by an oracle that knows nothing of how hidden ones were chosen.

Every published table is a set of sums. The oracle keeps, for each unknown, the least and the greatest value
it may have, tightens them sum by sum until nothing moves, and solves the linear system exactly.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf

Name = Hashable
Sum = tuple[Sequence[Name], Name]


def widths(sums: Iterable[Sum], shown: Mapping[Name, int]) -> dict[Name, float]:
    """How far apart the values of each unknown may be, as far as sums tell. Zero: it is computed back."""
    rows = list(sums)
    names = {name for parts, whole in rows for name in (*parts, whole)}
    low = {name: float(shown.get(name, 0)) for name in names}
    high = {name: float(shown[name]) if name in shown else inf for name in names}
    while _tighten(rows, low, high):
        pass
    solved = _solved(rows, shown)
    return {name: 0 if name in solved else high[name] - low[name] for name in names - shown.keys()}


def _tighten(rows: Sequence[Sum], low: dict[Name, float], high: dict[Name, float]) -> bool:
    before = (dict(low), dict(high))
    for parts, whole in rows:
        low[whole] = max(low[whole], sum(low[part] for part in parts))
        high[whole] = min(high[whole], sum(high[part] for part in parts))
        for part in parts:
            others = [one for one in parts if one != part]
            most = sum(high[one] for one in others)
            high[part] = min(high[part], high[whole] - sum(low[one] for one in others))
            low[part] = max(low[part], low[whole] - most)
    return before != (low, high)


def _solved(rows: Sequence[Sum], shown: Mapping[Name, int]) -> set[Name]:
    """The unknowns that the sums determine, by elimination in exact fractions."""
    unknown = _unknown(rows, shown)
    pivots: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        line = [_weight(row, name) for name in unknown]
        for column, pivot in pivots:
            line = _without(line, column, pivot)
        column = _first(line)
        if column >= 0:
            scaled = [value / line[column] for value in line]
            pivots = [(rank, _without(pivot, column, scaled)) for rank, pivot in pivots]
            pivots.append((column, scaled))
    return {unknown[column] for column, line in pivots if sum(map(bool, line)) == 1}


def _unknown(rows: Sequence[Sum], shown: Mapping[Name, int]) -> list[Name]:
    names = {name for parts, whole in rows for name in (*parts, whole)}
    return sorted(names - shown.keys(), key=str)


def _first(line: list[Fraction]) -> int:
    """The rank of the first that counts; -1 when none does."""
    return next((rank for rank, value in enumerate(line) if value), -1)


def _without(line: list[Fraction], column: int, pivot: list[Fraction]) -> list[Fraction]:
    """The line less what the pivot says of a column."""
    return [value - line[column] * weight for value, weight in zip(line, pivot, strict=True)]


def _weight(row: Sum, name: Name) -> Fraction:
    parts, whole = row
    return Fraction(sum(one == name for one in parts) - (whole == name))
