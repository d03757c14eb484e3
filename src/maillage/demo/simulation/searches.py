"""What people search at a place over a half-day: only a question asked in vain, often enough, is ever kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from maillage.demo import pack
from maillage.demo.simulation.draws import Draw, Weighted
from maillage.network.quarters import Quarter
from maillage.search.models import KeptQuestion
from maillage.search.needs.counting import KEPT_FROM_HALF_DAYS, KEPT_FROM_ORIGINS

_FILE: Final = "activity.json"


@dataclass(frozen=True)
class Searches:
    """How often people search, how often in vain, and which questions then."""

    a_visit: float
    in_vain: float
    questions: Weighted[str]

    @classmethod
    def read(cls) -> Searches:
        """As the pack tells."""
        told = pack.document(_FILE)["searches"]
        return cls(told["a_visit"], told["in_vain"], Weighted(told["questions"]))

    def of(self, seed: int, key: tuple[str, date, str], visits: int) -> tuple[int, list[str]]:
        """How many searches a half-day of a place saw, and the questions asked in vain."""
        draw = Draw(seed, "searches", *key)
        number = int(visits * self.a_visit + draw.random.random())
        return number, [draw.one(self.questions) for _each in range(number) if draw.happens(self.in_vain)]


@dataclass
class _Asked:
    half_days: set[tuple[date, str]]
    places: set[str]


def kept_questions(
    seed: int, visits: Mapping[tuple[str, date, str], int], quarters: Iterable[Quarter]
) -> Iterator[KeptQuestion]:
    """The questions of quarters that are over, those asked as often and as widely as search demands."""
    searches = Searches.read()
    wanted = {quarter.starts_on: quarter for quarter in quarters}
    asked: dict[tuple[date, str], _Asked] = defaultdict(lambda: _Asked(set(), set()))
    for key in sorted(visits):
        place, day, half_day = key
        starts_on = Quarter.of(day).starts_on
        for question in searches.of(seed, key, visits[key])[1] if starts_on in wanted else ():
            found = asked[starts_on, question]
            found.half_days.add((day, half_day))
            found.places.add(place)
    for (starts_on, question), found in sorted(asked.items(), key=lambda item: item[0]):
        if len(found.half_days) >= KEPT_FROM_HALF_DAYS and len(found.places) >= KEPT_FROM_ORIGINS:
            draw = Draw(seed, "question", starts_on, question)
            ends_on = Quarter(starts_on).ends_on
            yield KeptQuestion(
                id=draw.row_id(), quarter_ends_on=ends_on, words=question, half_days=len(found.half_days)
            )
