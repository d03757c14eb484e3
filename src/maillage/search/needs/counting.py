"""The act of counting a question without an answer: nothing about who, nothing finer than a half-day.

It leaves no entry in the journal, whose entries bear an instant, and no fact: the row it writes is
the trace, and it can be written twice without counting twice.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from maillage.core.instants import half_day_of, local
from maillage.network.quarters import Quarter
from maillage.search import queries
from maillage.search.answers import Question
from maillage.search.enums import Channel
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from maillage.search.needs import hashing
from maillage.search.needs.stripping import public_words
from maillage.search.router.distress import is_distress

# The words are kept from so many half-days and origins on (places or channels).
KEPT_FROM_HALF_DAYS: Final = 5
KEPT_FROM_ORIGINS: Final = 2
# Beyond these, questions never met before in the quarter are not counted: a flood fills no disk.
MOST_OPENED_IN_HALF_DAY: Final = 200
MOST_OPENED: Final = 5_000
_MOST_ORIGINS: Final = 100


def count_unanswered(*, text: str, channel: Channel, at: datetime, place_key: str = "") -> bool:
    """Count the question once for its half-day and origin; True when it was counted, now or before.

    False when nothing public is left of it, when it tells of distress, when what is left has an
    answer, when no index can tell, or when too many were opened.
    """
    words = () if is_distress(text) else public_words(text)
    if not words or not _is_without_answer(words, at):
        return False
    with transaction.atomic():
        key = _key_at(at)
        origin = hashing.origin_mark(channel, place_key, key.salt)
        half_day = hashing.half_day_mark(local(at).date(), half_day_of(at), key.salt)
        gap = _gap(key, hashing.digest_of(words, key.salt), half_day)
        if gap is None:
            return False
        if _note(gap, half_day, origin):
            _keep_words(gap, words)
    return True


def _is_without_answer(words: tuple[str, ...], at: datetime) -> bool:
    """What is left must itself be without an answer: « Dupont plombier » asks for a plumber, who is found."""
    return queries.is_unanswered(queries.answer(Question(text=" ".join(words), day=local(at).date(), limit=1)))


def _key_at(at: datetime) -> GapKey:
    """The key of the quarter, made when it is the first question; held until the transaction ends."""
    ends_on = Quarter.of(local(at).date()).ends_on
    found = GapKey.objects.select_for_update().get_or_create(
        quarter_ends_on=ends_on, defaults={"salt": hashing.new_salt()}
    )
    return found[0]


def _gap(key: GapKey, digest: str, half_day: str) -> SearchGap | None:
    """The row of the question; a new one as long as there is room."""
    found = SearchGap.objects.filter(quarter_ends_on=key.quarter_ends_on, digest=digest).first()
    if found:
        return found
    in_half_day = key.opened_in_half_day if key.half_day_mark == half_day else 0
    if key.opened >= MOST_OPENED or in_half_day >= MOST_OPENED_IN_HALF_DAY:
        return None
    GapKey.objects.filter(id=key.id).update(
        opened=F("opened") + 1, half_day_mark=half_day, opened_in_half_day=in_half_day + 1
    )
    return SearchGap(quarter_ends_on=key.quarter_ends_on, digest=digest)


def _note(gap: SearchGap, half_day: str, origin: str) -> bool:
    """Add the marks; False when both were there, or when origins are too many to be true."""
    marks = hashing.with_mark(gap.half_day_marks, half_day), hashing.with_mark(gap.origin_marks, origin)
    if marks == (gap.half_day_marks, gap.origin_marks) or hashing.count_of(marks[1]) > _MOST_ORIGINS:
        return False
    gap.half_day_marks, gap.origin_marks = marks
    gap.save()
    return True


def _keep_words(gap: SearchGap, words: tuple[str, ...]) -> None:
    """Keep the words just asked once the threshold is met; afterwards, only the count goes up."""
    half_days, origins = hashing.count_of(gap.half_day_marks), hashing.count_of(gap.origin_marks)
    if half_days < KEPT_FROM_HALF_DAYS or origins < KEPT_FROM_ORIGINS:
        return
    KeptQuestion.objects.update_or_create(
        quarter_ends_on=gap.quarter_ends_on,
        digest=gap.digest,
        defaults={"half_days": half_days},
        create_defaults={"half_days": half_days, "words": " ".join(words)},
    )
