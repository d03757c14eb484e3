"""What some visitors say of their visit, as long as opinions are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from maillage.demo.simulation.answers import Answers
from maillage.demo.simulation.draws import Draw
from maillage.demo.simulation.plan import PlannedHalfDay
from maillage.reception.actions.satisfaction import KEPT_DAYS
from maillage.reception.models import SatisfactionAnswer
from maillage.reception.satisfaction import ASKED

_ANSWERED: Final = (*ASKED, "means")


def opinions(
    place_key: str, half_day: PlannedHalfDay, day_answers: Answers, *, until: date
) -> Iterator[SatisfactionAnswer]:
    """The opinions of a half-day; none of days that are forgotten by `until`. Their draw is apart from the day's."""
    day, half = half_day.open.day, half_day.open.half_day
    if day < until - timedelta(days=KEPT_DAYS):
        return
    told = day_answers.shares
    answers = Answers(told, half_day.open.place, day, Draw(day_answers.draw.seed, "opinions", *half_day.open.key))
    for _each in range(half_day.individuals):
        if answers.draw.happens(told.activity.opinions):
            given = {name: answers.one(name) for name in _ANSWERED}
            where = {"place_key": place_key, "day": day, "half_day": half}
            yield SatisfactionAnswer(id=answers.draw.row_id(), **where, **given)
