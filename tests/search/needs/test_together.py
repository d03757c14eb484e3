"""Several people ask at the same time: one row, every origin counted, no refusal."""

from __future__ import annotations

from functools import partial
from itertools import chain

import pytest

from maillage.search.enums import Channel
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from maillage.search.needs.hashing import count_of
from maillage.search.needs.quarter_end import forget_gaps
from tests.safeguards.together import together
from tests.search.needs.conftest import MONDAY, ask, half_day

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def test_same_question_from_six_desks_at_once_makes_one_row_with_six_origins() -> None:
    acts = [partial(ask, channel=Channel.DESK, place_key=f"p{number}") for number in range(6)]

    done = together(acts)

    gap = SearchGap.objects.get()
    assert done == [True] * 6
    assert (count_of(gap.half_day_marks), count_of(gap.origin_marks)) == (1, 6)
    assert GapKey.objects.get().opened == 1


def test_threshold_met_by_several_at_once_keeps_the_words_once() -> None:
    for number in range(4):
        ask(at=half_day(number))
    acts = [partial(ask, at=half_day(4), channel=Channel.DESK, place_key=f"p{number}") for number in range(4)]

    done = together(acts)

    assert done == [True] * 4
    assert KeptQuestion.objects.get().half_days == 5


def test_rows_written_again_while_people_ask_lose_nothing() -> None:
    ask()
    asking = (partial(ask, channel=Channel.DESK, place_key=f"p{number}") for number in range(4))
    writing = (partial(forget_gaps, MONDAY) for _night in range(4))

    done = together([*chain.from_iterable(zip(asking, writing, strict=True))])

    assert [outcome for outcome in done if isinstance(outcome, Exception)] == []
    assert count_of(SearchGap.objects.get().origin_marks) == 5
