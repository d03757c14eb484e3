"""Success at 1 and at 5, and mean reciprocal rank, kept as counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.bench_search.cases import Case

DEPTH = 10  # results asked for; the reciprocal of a rank beyond is 0


@dataclass(frozen=True)
class Score:
    """What one engine made of one set: the rank of the first right answer of each case, 0 when there is none."""

    ranks: tuple[int, ...]
    seconds: float

    def within(self, depth: int) -> int:
        """How many cases have a right answer in the first `depth`."""
        return sum(0 < rank <= depth for rank in self.ranks)

    def success(self, depth: int) -> float:
        """The same, as a share."""
        return self.within(depth) / len(self.ranks)

    def of(self, is_chosen: Sequence[bool]) -> Score:
        """The score of some of the cases."""
        pairs = zip(self.ranks, is_chosen, strict=True)
        return Score(tuple(rank for rank, is_one in pairs if is_one), self.seconds)

    @property
    def mean_reciprocal_rank(self) -> float:
        """1 when every first result is right; E. Voorhees, TREC-8 question answering, 1999."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)

    @property
    def mean_ms(self) -> float:
        """Milliseconds for a question, on average."""
        return 1000 * self.seconds / len(self.ranks)


def rank_of(case: Case, found: Sequence[str]) -> int:
    """The rank, from 1, of the first right answer; 0 when none is in the first ten."""
    return next((rank for rank, code in enumerate(found[:DEPTH], 1) if code in case.expected), 0)


def quantile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least `percent` of the values do not exceed (nearest rank)."""
    rank = -(-percent * len(values) // 100)
    return sorted(values)[max(rank, 1) - 1]
