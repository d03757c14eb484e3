"""The questions kept, as editors read them and as needs are weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from maillage.core.declarations import Need
from maillage.network.quarters import Quarter
from maillage.network.queries import current_network
from maillage.search.enums import FollowUp
from maillage.search.models import KeptQuestion
from maillage.search.needs.bands import band_start, band_words
from maillage.search.rules import not_yours


@dataclass(frozen=True)
class QuestionLine:
    """A question asked in vain, as it may be read: its words, how often in a band, what was made of it."""

    id: UUID
    words: str
    often: str
    follow_up: FollowUp
    version: int

    @property
    def is_open(self) -> bool:
        """True while nobody took it up."""
        return self.follow_up == FollowUp.OPEN


def kept_questions(quarter: Quarter) -> tuple[QuestionLine, ...]:
    """The questions of a quarter: those to be taken up first, the most asked first. One query."""
    rows = KeptQuestion.objects.filter(quarter_ends_on=quarter.ends_on)
    lines = sorted(rows, key=lambda row: (row.follow_up, -band_start(row.half_days), row.words, row.id))
    return tuple(
        QuestionLine(row.id, row.words, band_words(row.half_days), FollowUp(row.follow_up), row.version)
        for row in lines
    )


def question_of(question_id: UUID) -> KeptQuestion:
    """The kept question. Raises NotYours. One query."""
    found = KeptQuestion.objects.filter(id=question_id).first()
    if found is None:
        raise not_yours()
    return found


def needs_between(first: date, last: date) -> Iterator[Need]:
    """What was asked in vain over the quarters that ended or end between two days, over the whole network.

    The count is the first number of its band, in half-days. Two queries.
    """
    territory = current_network().region_code
    rows = KeptQuestion.objects.filter(quarter_ends_on__range=(first, last)).order_by("quarter_ends_on", "words", "id")
    for row in rows:
        starts_on = Quarter.of(row.quarter_ends_on).starts_on
        yield Need(row.words, territory, starts_on, row.quarter_ends_on, band_start(row.half_days))
