"""What people asked in vain at the invented places, and a few words of the editors' list; needs the index."""

from __future__ import annotations

from datetime import datetime, timedelta

from maillage.core.instants import local
from maillage.demo import pack
from maillage.network.models import Place
from maillage.network.quarters import Quarter
from maillage.search import actions, queries
from maillage.search.enums import Channel, FollowUp

_FILE = "questions.json"
_DESK = "maison-du-vallon"
# Questions come back over these days, mornings and afternoons in turn.
_DAYS = 8


def load_questions(*, at: datetime) -> None:
    """Ask each question over past half-days, on the portal and at the desk of a place; then take some up."""
    read = pack.document(_FILE)
    for word in read["words"]:
        actions.add_everyday_word(**word, actor=None, at=at)
    last, place_key = _last_half_day(at), str(Place.objects.get(slug=_DESK).id)
    for question in read["questions"]:
        for back in range(question["half_days"]):
            asked_at = last - timedelta(days=back // 2, hours=6 * (back % 2))
            channel, place = (Channel.PORTAL, "") if back % 3 else (Channel.DESK, place_key)
            actions.count_unanswered(text=question["text"], channel=channel, place_key=place, at=asked_at)
    _take_up([question["text"] for question in read["questions"] if question["taken_up"]], last, at=at)


def _last_half_day(at: datetime) -> datetime:
    """An afternoon from which the days before are of one quarter: yesterday, or the end of the last quarter."""
    yesterday = local(at).replace(hour=15, minute=0, second=0, microsecond=0) - timedelta(days=1)
    starts_on = Quarter.of(local(at).date()).starts_on
    if yesterday.date() - timedelta(days=_DAYS) >= starts_on:
        return yesterday
    return yesterday - timedelta(days=(yesterday.date() - starts_on).days + 1)


def _take_up(texts: list[str], last: datetime, *, at: datetime) -> None:
    for line in queries.kept_questions(Quarter.of(last.date())):
        if any(set(line.words.split()) <= set(text.split()) for text in texts):
            question = queries.question_of(line.id)
            actions.follow_up_question(
                question=question, follow_up=FollowUp.HEARD, version=line.version, actor=None, at=at
            )
