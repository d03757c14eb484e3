"""How much, where and when: the two files of the pack that the history is drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from maillage.demo import pack
from maillage.demo.simulation.draws import Weighted

_DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True)
class Group:
    """People who come together: their share of the year's visits, and how many come at once."""

    nature: str
    share: float
    least: int
    most: int


@dataclass(frozen=True)
class Trend:
    """A code whose weight grows, or shrinks, a little every year before and after the pack's."""

    list_name: str
    code: str
    a_year: float


@dataclass(frozen=True)
class PlantedNeed:
    """A need that grows at a few places from a day on: what an analysis of these years has to find."""

    reason: str
    pole: str
    places: frozenset[str]
    days_before_end: int
    times: float


@dataclass(frozen=True)
class QueueHabits:
    """How long an interview lasts, and how often people leave before."""

    median_minutes: float
    spread: float
    leaves: float
    leaves_when_full: float


@dataclass(frozen=True)
class Activity:
    """`activity.json`: totals of a year, weights of places, months, days of the week (Monday first) and hours."""

    visits: int
    interviews: int
    places: Mapping[str, float]
    queues: frozenset[str]
    months: tuple[float, ...]
    weekdays: tuple[float, ...]
    school_holidays: float
    hours: Mapping[int, float]
    groups: tuple[Group, ...]
    desk_profiles: float
    opinions: float
    queue: QueueHabits
    trends: tuple[Trend, ...]
    need: PlantedNeed


def activity() -> Activity:
    """The file, read."""
    read = pack.document("activity.json")
    need = read["planted"]["need"]
    return Activity(
        visits=read["year"]["visits"],
        interviews=read["year"]["interviews"],
        places=read["places"],
        queues=frozenset(read["queues"]),
        months=tuple(read["months"]),
        weekdays=tuple(read["weekdays"]),
        school_holidays=read["school_holidays"],
        hours={int(hour): weight for hour, weight in read["hours"].items()},
        groups=tuple(Group(nature, **sizes) for nature, sizes in read["groups"].items()),
        desk_profiles=read["desk_profiles"],
        opinions=read["opinions"],
        queue=QueueHabits(**read["queue"]),
        trends=tuple(Trend(trend["list"], trend["code"], trend["a_year"]) for trend in read["trends"]),
        need=PlantedNeed(**{**need, "places": frozenset(need["places"])}),
    )


@cache
def published_shares() -> Mapping[str, Mapping[str, float]]:
    """`shares.csv`: the weight of each code, by list."""
    lists: dict[str, dict[str, float]] = defaultdict(dict)
    for row in pack.rows("shares.csv"):
        lists[row["list"]][row["code"]] = float(row["share"])
    return dict(lists)


class Shares:
    """The weights of a month at a place: those of the pack, bent by trends and by the planted need."""

    def __init__(self, activity: Activity, year_ends_on: date) -> None:
        self.activity = activity
        self.year_ends_on = year_ends_on
        self.need_starts_on = year_ends_on - timedelta(days=activity.need.days_before_end)
        self._known: dict[tuple[str, date, bool], tuple[dict[str, float], Weighted[str]]] = {}

    def of(self, name: str, place: str, day: date) -> Weighted[str]:
        """The list `name`, as drawn at a place on a day."""
        return self._both(name, place, day)[1]

    def weights_of(self, name: str, place: str, day: date) -> Mapping[str, float]:
        """The same, as a weight a code."""
        return self._both(name, place, day)[0]

    def is_in_need(self, place: str, day: date) -> bool:
        """True where and when the planted need shows."""
        return place in self.activity.need.places and day >= self.need_starts_on

    def _both(self, name: str, place: str, day: date) -> tuple[dict[str, float], Weighted[str]]:
        key = (name, day.replace(day=1), self.is_in_need(place, day))
        if key not in self._known:
            weights = self._bent(name, key[1], is_in_need=key[2])
            self._known[key] = weights, Weighted(weights)
        return self._known[key]

    def _bent(self, name: str, month: date, *, is_in_need: bool) -> dict[str, float]:
        weights = dict(published_shares()[name])
        years = (month - self.year_ends_on).days / _DAYS_A_YEAR
        kind = name.partition(":")[0]
        for trend in self.activity.trends:
            if trend.list_name == kind and trend.code in weights:
                weights[trend.code] *= trend.a_year**years
        need = self.activity.need
        for code in (need.reason, need.pole) if is_in_need else ():
            if kind in {"reason", "pole"} and code in weights:
                weights[code] *= need.times
        return weights
