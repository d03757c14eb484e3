"""A place that lived through a season, of which the test alone knows the truth.

Each sheet bears one mark in each of its four parts (`m17` in the age, in the residence, in the obstacles, in the
domains), so that the test can mark the attacker's guesses. The attacker does not know that they are the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.models import Sheet
from tests import factories
from tests.reception.days import LAST_QUARTER, past_tallies, working_days

LAST_DAY = date(2027, 1, 4)
POLES = ("emploi", "orientation", "creation")


@dataclass(frozen=True)
class Lived:
    """What really happened: an interview, by whom and when. Nothing of it but the sheet was ever written."""

    mark: str
    day: date
    at: datetime
    counsellor: str
    pole: str
    sex: str


def live(place: Place, days: Iterable[date], a_day: int, seed: int) -> list[Lived]:
    """Days of interviews told in the order they happened, then closed; and the quarter before them."""
    draw = random.Random(seed)
    past_tallies(place, LAST_QUARTER, a_day * 3 // 4)
    past_tallies(place, LAST_QUARTER, max(1, a_day // 5), pole="orientation")
    lived: list[Lived] = []
    for day in days:
        today = [_interview(draw, day, len(lived) + number) for number in range(a_day)]
        for one in sorted(today, key=lambda one: one.at):
            write(place, one)
        actions.close_day(place=place, day=day, actor=None, at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC))
        lived += today
    return lived


def interviews(day: date, number: int, seed: int = 1) -> list[Lived]:
    """The interviews of a day."""
    draw = random.Random(seed)
    return [_interview(draw, day, one) for one in range(number)]


def season(number_of_days: int) -> list[date]:
    """Working days of a quarter, and the first one of the next, by which all their cells have ended."""
    return [*working_days(date(2026, 10, 1), date(2026, 12, 31))[:number_of_days], LAST_DAY]


def make_place() -> Place:
    """The place of the attack."""
    return factories.make_place(slug="gap", name="Gap")


def write(place: Place, one: Lived) -> Sheet:
    """The sheet, as the desk writes it."""
    half_day = HalfDay.MORNING if one.at.hour < 12 else HalfDay.AFTERNOON
    return Sheet.objects.create(
        place_key=str(place.id),
        day=one.day,
        half_day=half_day,
        pole=one.pole,
        sex=one.sex,
        age=one.mark,
        residence=one.mark,
        obstacles=one.mark,
        domains=one.mark,
        owner=f"{abs(hash(one.counsellor)):064x}",
    )


def _interview(draw: random.Random, day: date, number: int) -> Lived:
    hour = draw.choice((9, 10, 11, 14, 15, 16))
    at = datetime(day.year, day.month, day.day, hour, draw.randrange(60), draw.randrange(60), tzinfo=UTC)
    pole = draw.choices(POLES, (75, 20, 5))[0]
    return Lived(
        mark=f"m{number}",
        day=day,
        at=at + timedelta(microseconds=number),
        counsellor=f"{pole}-{draw.randrange(4)}",
        pole=pole,
        sex=draw.choices(("femme", "homme", "autre", "nr"), (54, 42, 1, 3))[0],
    )
