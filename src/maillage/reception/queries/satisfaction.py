"""What visitors think, as shares with how sure they are; nothing under ten answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, QuerySet, Sum

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.enums import NOT_GIVEN, Means
from maillage.reception.models import SatisfactionAnswer, VisitFact, VisitTotal
from maillage.reception.satisfaction import ASKED, Asked
from maillage.reception.weighing import Stratum, weighted, wilson
from maillage.safeguards.disclosure import SMALLEST_BASE, SMALLEST_SHOWN

# Taken in before anything is counted: a small place often counts in the evening.
ROOM_BEFORE_COUNTING: Final = 20

# A place, a day, a half-day.
Moment = tuple[str, date, str]
# A row of counts: the codes of one answer sheet, where and when, and how many gave it.
Cell = Mapping[str, Any]
# People counted, by place and half-day of any day.
Weights = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class AnswerShare:
    """An answer: its share in percent, and the ends of its interval."""

    words: str
    percent: int
    low: int
    high: int


@dataclass(frozen=True)
class QuestionShares:
    """A question, how many answered it, and the shares; none of them when too few did."""

    words: str
    number: int
    shares: tuple[AnswerShare, ...]


@dataclass(frozen=True)
class Opinions:
    """The opinions of a period. `set_aside`: half-days with more opinions than visits, left out."""

    number: int
    smallest: int
    on_paper: int
    set_aside: int
    is_weighted: bool
    questions: tuple[QuestionShares, ...]

    @property
    def is_hidden(self) -> bool:
        """True when so few answered that not even their number is shown."""
        return self.number < self.smallest


@dataclass(frozen=True)
class _Perimeter:
    """Some places, or all of them when `keys` is None, over some days, both ends included."""

    keys: tuple[str, ...] | None
    first: date
    last: date

    def among(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        found = rows.filter(day__range=(self.first, self.last))
        return found if self.keys is None else found.filter(place_key__in=self.keys)


@dataclass(frozen=True)
class _Sample:
    """The answers held, the weight of each stratum (none: all alike), and under which number nothing is shown."""

    cells: list[Cell]
    weights: Weights
    smallest: int

    def shares(self, question: Asked) -> QuestionShares:
        heard = [cell for cell in self.cells if cell[question.name] != NOT_GIVEN]
        number = _sum(heard)
        if number < self.smallest:
            return QuestionShares(question.words, 0, ())
        return QuestionShares(
            question.words, number, tuple(self._share(question.name, answer, heard) for answer in question.answers)
        )

    def _share(self, name: str, answer: tuple[str, str], heard: Sequence[Cell]) -> AnswerShare:
        code, words = answer
        asked: Counter[tuple[str, str]] = Counter()
        said: Counter[tuple[str, str]] = Counter()
        for cell in heard:
            stratum = (cell["place_key"], cell["half_day"]) if self.weights else ("", "")
            asked[stratum] += cell["number"]
            said[stratum] += cell["number"] if cell[name] == code else 0
        found = weighted([Stratum(said[key], asked[key], self.weights.get(key, 1)) for key in sorted(asked)])
        ends = wilson(found.share, found.base)
        return AnswerShare(words, round(100 * found.share), round(100 * ends.low), round(100 * ends.high))


def room_for_opinions(place: Place, day: date, half_day: HalfDay) -> bool:
    """True while the half-day holds fewer opinions given on screens than visits counted. Three queries."""
    key = str(place.id)
    given = SatisfactionAnswer.objects.filter(place_key=key, day=day, half_day=half_day).exclude(means=Means.PAPER)
    counted = _visits(_Perimeter((key,), day, day))[key, day, str(half_day)]
    return given.count() < max(ROOM_BEFORE_COUNTING, counted)


def opinions_of_place(place: Place, asked: Sequence[Asked], *, first: date, last: date) -> Opinions:
    """What visitors of a place said, for its own team. Three queries."""
    return _opinions(_Perimeter((str(place.id),), first, last), asked, smallest=SMALLEST_SHOWN)


def opinions_of_network(asked: Sequence[Asked], *, first: date, last: date) -> Opinions:
    """What visitors said, all places together; nothing under thirty answers. Three queries."""
    return _opinions(_Perimeter(None, first, last), asked, smallest=SMALLEST_BASE)


def _opinions(perimeter: _Perimeter, asked: Sequence[Asked], *, smallest: int) -> Opinions:
    cells, visits = _cells(perimeter), _visits(perimeter)
    overfull = _overfull(cells, visits)
    held = [cell for cell in cells if _moment(cell) not in overfull]
    sample = _Sample(held, _weights(held, visits), smallest)
    return Opinions(
        number=_sum(held),
        smallest=smallest,
        on_paper=_sum(cell for cell in held if cell["means"] == Means.PAPER),
        set_aside=len(overfull),
        is_weighted=bool(sample.weights),
        questions=tuple(sample.shares(question) for question in asked),
    )


def _cells(perimeter: _Perimeter) -> list[Cell]:
    columns = ("place_key", "day", "half_day", "means", *ASKED)
    rows = perimeter.among(SatisfactionAnswer.objects.all()).values(*columns)
    return list(rows.annotate(number=Count("id")).order_by(*columns))


def _visits(perimeter: _Perimeter) -> Counter[Moment]:
    """People counted by place, day and half-day, before closing and after. Two queries."""
    found: Counter[Moment] = Counter()
    for model in (VisitFact, VisitTotal):
        moments = perimeter.among(model.objects.all()).values("place_key", "day", "half_day")
        for row in moments.annotate(people=Sum("number")).order_by("place_key", "day", "half_day"):
            found[_moment(row)] += row["people"]
    return found


def _moment(row: Cell) -> Moment:
    return row["place_key"], row["day"], row["half_day"]


def _sum(cells: Iterable[Cell]) -> int:
    return sum(cell["number"] for cell in cells)


def _overfull(cells: Iterable[Cell], visits: Counter[Moment]) -> set[Moment]:
    """Half-days where visits were counted, and more opinions came than people."""
    came: Counter[Moment] = Counter()
    for cell in cells:
        came[_moment(cell)] += cell["number"]
    return {moment for moment, number in came.items() if 0 < visits[moment] < number}


def _weights(held: Iterable[Cell], visits: Counter[Moment]) -> Weights:
    """People counted in each stratum; none at all when a stratum that answered counted nobody."""
    weights: Counter[tuple[str, str]] = Counter()
    for (place_key, _day, half_day), people in visits.items():
        weights[place_key, half_day] += people
    is_whole = all(weights[cell["place_key"], cell["half_day"]] > 0 for cell in held)
    return weights if is_whole else {}
