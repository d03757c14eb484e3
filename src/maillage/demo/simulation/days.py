"""A closed day of a place, as rows: what the acts of a day and its closing leave behind, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from maillage.demo.simulation.activity import Shares
from maillage.demo.simulation.answers import Answers
from maillage.demo.simulation.dating import Dating
from maillage.demo.simulation.draws import Draw
from maillage.demo.simulation.opinions import opinions
from maillage.demo.simulation.plan import PlannedHalfDay
from maillage.demo.simulation.sheets import Around, sheet
from maillage.demo.simulation.visits import desk_profiles, visit_lines
from maillage.demo.simulation.waiting import Walk, passages
from maillage.network.models import Place
from maillage.reception.enums import DayState
from maillage.reception.fragmenting import fragment_of, fragments_of
from maillage.reception.models import Day, ProfileFact, QueueTotal, Sheet, SheetTally, VisitTotal
from maillage.reception.models.fragments import Fragment
from maillage.reception.queue_figures import figures_of


@dataclass(frozen=True)
class PlaceLife:
    """A place as its days need it: how it receives, what is answered there, the fragments that are not settled.

    The history is lived to `until`: what is forgotten by then is not written.
    """

    place: Place
    around: Around
    has_queue: bool
    dating: Dating
    shares: Shares
    until: date

    def closed_day(self, seed: int, day: date, half_days: Sequence[PlannedHalfDay]) -> Iterator[Model]:
        """The rows of a day, fragments excepted: those go to `dating`."""
        answers = Answers(self.shares, self.place.slug, day, Draw(seed, "day", self.place.slug, day))
        yield Day(id=answers.draw.row_id(), place=self.place, day=day, state=DayState.CLOSED)
        fragments: list[Fragment] = []
        for half_day in half_days:
            where = {"place_key": str(self.place.id), "day": day, "half_day": half_day.open.half_day}
            yield from _visits(half_day, where, answers)
            yield from self._interviews(half_day, where, answers)
            yield from opinions(str(self.place.id), half_day, answers, until=self.until)
            fragments += self._fragments(half_day, where, answers)
        for fragment in fragments:
            fragment.id = answers.draw.row_id()
        self.dating.add(day, fragments)

    def _interviews(self, half_day: PlannedHalfDay, where: dict[str, Any], answers: Answers) -> Iterator[Model]:
        for pole, number in half_day.interviews.items():
            yield SheetTally(id=answers.draw.row_id(), **where, pole=pole, number=number)
            self.dating.note_sheets(half_day.open.day, pole, number)
            if self.has_queue:
                yield _queue_total(half_day, where, answers, pole=pole)

    def _fragments(self, half_day: PlannedHalfDay, where: dict[str, Any], answers: Answers) -> Iterator[Fragment]:
        for profile in desk_profiles(half_day, answers):
            yield fragment_of(ProfileFact(**where, **profile))
        for pole, number in half_day.interviews.items():
            for _each in range(number):
                yield from fragments_of(Sheet(**where, **sheet(pole, self.around, answers)))


def _visits(half_day: PlannedHalfDay, where: dict[str, Any], answers: Answers) -> Iterator[VisitTotal]:
    for (nature, reason, outcome), number, groups in visit_lines(half_day, answers):
        line = {"nature": nature, "reason": reason, "outcome": outcome, "number": number, "groups": groups}
        yield VisitTotal(id=answers.draw.row_id(), **where, **line)


def _queue_total(half_day: PlannedHalfDay, where: dict[str, Any], answers: Answers, *, pole: str) -> QueueTotal:
    told = answers.shares.activity
    walk = Walk(half_day.interviews[pole], half_day.counsellors[pole], half_day.open.stretches, told.hours)
    figures = figures_of(passages(walk, told.queue, answers.draw))
    return QueueTotal(
        id=answers.draw.row_id(),
        **where,
        pole=pole,
        tickets=figures.tickets,
        served=figures.served,
        abandons=figures.abandons,
        median_wait=figures.median_wait,
        ninetieth_wait=figures.ninetieth_wait,
        median_service=figures.median_service,
    )
