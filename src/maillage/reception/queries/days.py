"""The day as its team sees it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet, Sum

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.network.queries.staff import only
from maillage.reception.enums import DayState
from maillage.reception.models import Day, DoorCount, ReceptionSettings, VisitFact, VisitTotal
from maillage.reception.queries.reach import places_within

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class DayCounts:
    """People and groups counted at a place on a half-day; `door` is None when no figure was given."""

    people: int
    groups: int
    door: int | None


@dataclass(frozen=True)
class DaySoFar:
    """People counted at a place on a day and in its half-day; `door` is the counter's figure of the half-day.

    `door_of_day` adds the figures given so far: None when there is none.
    """

    people: int
    people_of_day: int
    groups_of_day: int
    door: int | None
    door_of_day: int | None
    is_open: bool
    is_closed: bool


def places_welcoming(account: Account, on: date) -> QuerySet[Place]:
    """The places whose day the account runs, by name. Two queries."""
    return places_within(account, "reception.welcome", on).valid_on(on)


def place_welcoming(account: Account, slug: str, on: date) -> Place:
    """One of `places_welcoming`. Raises NotYours. Two queries."""
    return only(places_welcoming(account, on).filter(slug=slug))


def place_set_up_by(account: Account, slug: str, on: date) -> Place:
    """A place whose way of working the account decides. Raises NotYours. Two queries."""
    return only(places_within(account, "reception.set_up", on).filter(slug=slug))


def settings_of(place: Place) -> ReceptionSettings:
    """How the place works; those of a small place when nothing was set up. One query."""
    return ReceptionSettings.objects.filter(place=place).first() or ReceptionSettings(place=place)


def has_queue(slug: str) -> bool:
    """True when the place of that address runs a queue. One query."""
    return ReceptionSettings.objects.filter(place__slug=slug, has_queue=True).exists()


def counts_of(place: Place, day: date, half_day: HalfDay) -> DayCounts:
    """What was counted so far. Two queries."""
    key = {"place_key": str(place.id), "day": day, "half_day": half_day}
    sums = VisitFact.objects.filter(**key).aggregate(people=Sum("number", default=0), groups=Sum("groups", default=0))
    door = DoorCount.objects.filter(**key).values_list("number", flat=True).first()
    return DayCounts(people=sums["people"], groups=sums["groups"], door=door)


def day_so_far(place: Place, day: date, half_day: HalfDay) -> DaySoFar:
    """The whole day up to now, closed or not. Four queries."""
    key = {"place_key": str(place.id), "day": day}
    people: Counter[str] = Counter()
    groups = 0
    for model in (VisitFact, VisitTotal):
        rows = model.objects.filter(**key).order_by().values_list("half_day")
        for half, number, of_groups in rows.annotate(Sum("number"), Sum("groups")):
            people[half] += number
            groups += of_groups
    doors = dict(DoorCount.objects.filter(**key).values_list("half_day", "number"))
    state = Day.objects.filter(place=place, day=day).values_list("state", flat=True).first()
    return DaySoFar(
        people=people[half_day],
        people_of_day=people.total(),
        groups_of_day=groups,
        door=doors.get(half_day),
        door_of_day=sum(doors.values()) if doors else None,
        is_open=state == DayState.OPEN,
        is_closed=state == DayState.CLOSED,
    )
