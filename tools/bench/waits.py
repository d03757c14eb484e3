"""Queues without a database: the theory they must agree with, and how often a wait falls in the range we announce.

`simulated_wait` is a first-come-first-served queue in general; with exponential arrivals and services its mean wait
is Erlang's C formula. `calibrate` lives days as the dossier draws them (§8) through the product's own formula.
"""

from __future__ import annotations

import math
import random
import sys
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from maillage.reception.waiting import USUAL_MINUTES, service_median, wait_range

SEED = 20150416
# Log-normal services: the spread of the logarithm. One in ten is under 12 minutes, one in ten over 42.
SIGMA = 0.5
# Arrivals by hour, 9:00 to 17:00, as shares of the day: peaks 10–11:30 and 14–15:30 (dossier §8).
_HOURS = (0.10, 0.18, 0.16, 0.07, 0.08, 0.18, 0.14, 0.09)
_EIGHT_IN_TEN = (0.75, 0.90)


def erlang_c(counsellors: int, load: float) -> float:
    """The mean wait, in mean services, of M/M/c at a load per counsellor below 1 (Erlang, 1917)."""
    offered = counsellors * load
    below = sum(offered**k / math.factorial(k) for k in range(counsellors))
    last = offered**counsellors / math.factorial(counsellors) / (1 - load)
    return last / (below + last) / (counsellors * (1 - load))


def simulated_wait(counsellors: int, load: float, *, arrivals: int, seed: int = SEED) -> float:
    """The mean wait, in mean services, of `arrivals` people served in turn by whoever is free first."""
    draw = random.Random(seed).expovariate
    free_at, now, waited = [0.0] * counsellors, 0.0, 0.0
    rate = counsellors * load
    for _person in range(arrivals):
        now += draw(rate)
        start = free_at.pop(0)
        start = max(start, now)
        waited += start - now
        insort(free_at, start + draw(1.0))
    return waited / arrivals


@dataclass(frozen=True)
class Announced:
    """What one person was told, and what happened, in minutes."""

    before: int
    low: int
    high: int
    waited: float

    @property
    def is_right(self) -> bool:
        """True when the wait fell in the range."""
        return self.low <= self.waited <= self.high


def simulated_day(counsellors: int, people: float, draw: random.Random) -> Iterator[Announced]:
    """One pôle, one day: what each person is told on arrival, and how long they then wait."""
    free_at = [0.0] * counsellors
    starts: list[float] = []
    ended: list[tuple[float, float]] = []
    for now in _arrivals(people, draw):
        before = sum(start > now for start in starts)
        is_free = free_at[0] <= now
        done = [minutes for end, minutes in sorted(ended) if end <= now]
        told = wait_range(before, counsellors, service_median(done, USUAL_MINUTES), is_free=is_free)
        start = max(free_at.pop(0), now)
        service = draw.lognormvariate(math.log(USUAL_MINUTES), SIGMA)
        insort(free_at, start + service)
        starts.append(start)
        ended.append((start + service, service))
        if told is not None:
            yield Announced(before, told.low, told.high, start - now)


def _arrivals(people: float, draw: random.Random) -> Iterator[float]:
    """Minutes from nine, Poisson in each hour."""
    for hour, share in enumerate(_HOURS):
        now = 0.0
        while (now := now + draw.expovariate(people * share / 60)) < 60:
            yield hour * 60 + now


def calibrate(*, days: int, seed: int = SEED) -> list[Announced]:
    """What was told and what happened over `days` of pôles with one to three counsellors, quiet to full."""
    draw = random.Random(seed)
    told: list[Announced] = []
    for _day in range(days):
        counsellors = draw.choice((1, 2, 3))
        told += simulated_day(counsellors, counsellors * draw.uniform(8, 20), draw)
    return told


def share_right(told: list[Announced]) -> float:
    """The share of waits that fell in the range announced."""
    return sum(one.is_right for one in told) / len(told)


def run() -> list[str]:
    """Print how the ranges do, by people before; the target missed."""
    waiting = [one for one in calibrate(days=2000) if one.waited > 0 or one.high > 5]
    by_before: dict[int, list[Announced]] = defaultdict(list)
    for one in waiting:
        by_before[min(one.before, 10)].append(one)
    print("\nwaits announced      in the range   too low   too high   width")
    for before, group in sorted(by_before.items()):
        early = sum(one.waited < one.low for one in group) / len(group)
        late = sum(one.waited > one.high for one in group) / len(group)
        width = sum(one.high - one.low for one in group) / len(group)
        shares = f"{share_right(group):>9.1%} {late:>10.1%} {early:>9.1%}"
        print(f"{before:>3} before {len(group):>8} {shares} {width:>6.0f} min")
    share = share_right(waiting)
    print(f"all {len(waiting):>15} {share:>9.1%}")
    low, high = _EIGHT_IN_TEN
    return [] if low <= share <= high else [f"waits in the range announced: {share:.1%}"]


if __name__ == "__main__":
    sys.exit(len(run()))
