"""A year's visits and interviews: how many is fixed first, then each falls on a half-day of a place by its weight.

Every visit draws its half-day from the same weights, so that counts scatter as independent arrivals do
once their sum is known (a Poisson process given its total is multinomial).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from maillage.core.instants import HalfDay
from maillage.demo.simulation.activity import Activity, Group, Shares
from maillage.demo.simulation.doors import OpenHalfDay
from maillage.demo.simulation.draws import Draw, Weighted

_MINUTES_OF_AN_INTERVIEW: Final = 30
_ROUNDS: Final = 40
Staffing = Mapping[tuple[str, int, str], Mapping[str, int]]


@dataclass
class PlannedHalfDay:
    """What a half-day of a place will have seen: people alone, groups by nature and size, interviews by pôle."""

    open: OpenHalfDay
    individuals: int = 0
    groups: list[tuple[str, int]] = field(default_factory=list)
    interviews: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    counsellors: Mapping[str, int] = field(default_factory=dict)

    @property
    def visits(self) -> int:
        """People, alone and in groups."""
        return self.individuals + sum(size for _nature, size in self.groups)


def plan_year(draw: Draw, doors: Sequence[OpenHalfDay], *, staffing: Staffing, shares: Shares) -> list[PlannedHalfDay]:
    """The year, half-day by half-day, those without anybody included; in the order of `doors`."""
    activity = shares.activity
    planned = [
        PlannedHalfDay(door, counsellors=staffing.get((door.place, door.day.weekday(), door.half_day.value), {}))
        for door in doors
    ]
    weights = {number: _weight(half_day.open, activity) for number, half_day in enumerate(planned)}
    if not any(weights.values()):
        return planned
    left = activity.visits
    for group in activity.groups:
        among = {number: weight for number, weight in weights.items() if _suits(group, planned[number].open)}
        for number, size in _groups(group, among, round(activity.visits * group.share), draw=draw):
            planned[number].groups.append((group.nature, size))
            left -= size
    everywhere = Weighted(weights)
    for _each in range(left):
        planned[draw.one(everywhere)].individuals += 1
    _put_interviews(planned, draw, shares)
    return planned


def _weight(door: OpenHalfDay, activity: Activity) -> float:
    """How much a half-day draws people: the place, the season, the day, the hours the door is open."""
    hours = sum(_hours_of(stretch, activity.hours) for stretch in door.stretches)
    season = activity.months[door.day.month - 1] * activity.weekdays[door.day.weekday()]
    school = activity.school_holidays if door.is_school_holiday else 1.0
    return activity.places.get(door.place, 0.0) * hours * season * school


def _hours_of(stretch: tuple[datetime, datetime], profile: Mapping[int, float]) -> float:
    start, end = stretch
    total, first, last = 0.0, start.hour + start.minute / 60, end.hour + end.minute / 60
    for hour, weight in profile.items():
        total += weight * max(0.0, min(last, hour + 1) - max(first, hour))
    return total


def _suits(group: Group, door: OpenHalfDay) -> bool:
    """Groups come by day; classes do not come while school is out."""
    is_class = group.nature == "groupe_scolaire"
    return door.half_day != HalfDay.EVENING and not (is_class and door.is_school_holiday)


def _groups(group: Group, among: Mapping[int, float], people: int, *, draw: Draw) -> Iterator[tuple[int, int]]:
    """Half-days with the size of a group, until so many people came; the last group makes the sum exact."""
    if not any(among.values()):
        return
    places, left = Weighted(among), people
    while left:
        size = min(draw.random.randint(group.least, group.most), left)
        yield draw.one(places), size
        left -= size


def _put_interviews(planned: Sequence[PlannedHalfDay], draw: Draw, shares: Shares) -> None:
    """Give the year's interviews to pôles that are staffed, never more than counsellors can receive nor people came.

    When a small year leaves no room for all, counsellors take longer days: the total stays.
    """
    desks: dict[tuple[int, str], float] = {}
    for number, half_day in enumerate(planned):
        for pole in half_day.counsellors:
            wanted = shares.weights_of("pole", half_day.open.place, half_day.open.day)[pole]
            desks[number, pole] = half_day.individuals * wanted
    left = shares.activity.interviews if any(desks.values()) else 0
    for turn in range(_ROUNDS):
        if not left:
            return
        among = Weighted(desks)
        for _each in range(left):
            number, pole = draw.one(among)
            if _has_room(planned[number], pole, turn):
                planned[number].interviews[pole] += 1
                left -= 1


def _has_room(half_day: PlannedHalfDay, pole: str, turn: int) -> bool:
    """True when somebody came who was not received, and a counsellor has the time."""
    if sum(half_day.interviews.values()) >= half_day.individuals:
        return False
    each = half_day.open.minutes // _MINUTES_OF_AN_INTERVIEW + turn // 10
    return half_day.interviews[pole] < half_day.counsellors[pole] * each
