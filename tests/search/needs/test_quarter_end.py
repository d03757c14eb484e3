"""A year of questions: keys die with their quarter, kept words stay eight quarters, order tells nothing."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.crypto import salted_hmac

from maillage.core.instants import HalfDay
from maillage.safeguards import journal, retention
from maillage.safeguards.models import Entry
from maillage.search.enums import Channel
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from maillage.search.needs import hashing, quarter_end
from tests.search.needs.conftest import MONDAY, ask, ask_until_kept, half_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

NEW_YEAR = datetime(2027, 1, 1, 3, 0, tzinfo=UTC)


def test_last_day_of_the_quarter_keeps_key_and_hashes() -> None:
    ask()

    retention.purge(NEW_YEAR - timedelta(days=1))

    assert (GapKey.objects.count(), SearchGap.objects.count()) == (1, 1)


def test_day_after_the_quarter_leaves_the_words_alone() -> None:
    ask_until_kept()
    ask("drones", at=half_day(1))

    retention.purge(NEW_YEAR)

    assert (GapKey.objects.count(), SearchGap.objects.count()) == (0, 0)
    assert list(KeptQuestion.objects.values_list("words", "half_days", "digest")) == [
        ("élevage tatouage abeilles", 5, "")
    ]
    entry = Entry.objects.get(verb="search.forget_keys")
    assert entry.body == {"before": "2027-01-01", "keys": 1}
    assert journal.verify().ok


def test_one_half_of_the_key_opens_nothing() -> None:
    ask("drones")

    digest = SearchGap.objects.get().digest
    salt = GapKey.objects.get().salt
    without_row = salted_hmac("maillage.search.needs question ", "dron", algorithm="sha256").hexdigest()
    without_secret = salted_hmac(
        f"maillage.search.needs question {salt}", "dron", secret="", algorithm="sha256"
    ).hexdigest()

    assert digest == hashing.digest_of(("drones",), salt)
    assert digest not in {without_row, without_secret}


def test_words_go_after_eight_quarters() -> None:
    ask_until_kept()
    quarter_ends = datetime(2026, 12, 31, 3, 0, tzinfo=UTC)

    retention.purge(quarter_ends + timedelta(days=730))
    last_day = KeptQuestion.objects.count()
    retention.purge(quarter_ends + timedelta(days=731))

    assert (last_day, KeptQuestion.objects.count()) == (1, 0)


def test_over_a_year_never_more_than_one_key_lives_and_no_hash_outlives_it() -> None:
    left = []
    for day in range(0, 365, 6):
        at = MONDAY + timedelta(days=day)
        retention.purge(at)
        ask(at=at)
        ask("drones", at=at, channel=Channel.DESK, place_key="p1")
        ends = set(SearchGap.objects.values_list("quarter_ends_on", flat=True))
        left.append((GapKey.objects.count(), ends == set(GapKey.objects.values_list("quarter_ends_on", flat=True))))

    assert set(left) == {(1, True)}
    assert KeptQuestion.objects.count() == 0


def test_every_night_the_rows_are_written_again_in_random_order() -> None:
    words = ("abeilles", "avions", "bijoux", "camions", "chiens", "drones", "fleurs", "robots")
    for word in words:
        ask(word)
    before = {gap.digest: gap.id for gap in SearchGap.objects.all()}
    orders = set()

    for _night in range(5):
        quarter_end.forget_gaps(MONDAY)
        orders.add(tuple(SearchGap.objects.order_by("id").values_list("digest", flat=True)))

    assert len(orders) > 1
    assert {gap.digest for gap in SearchGap.objects.all()} == set(before)
    assert not set(before.values()) & set(SearchGap.objects.values_list("id", flat=True))


def test_marks_are_sorted_whatever_the_order_they_came_in() -> None:
    salt = hashing.new_salt()
    marks = [hashing.half_day_mark(MONDAY.date(), half, salt) for half in HalfDay]

    orders = {_all(order) for order in itertools.permutations(marks)}

    assert len(orders) == 1


def _all(marks: tuple[str, ...]) -> str:
    side_by_side = ""
    for mark in marks:
        side_by_side = hashing.with_mark(side_by_side, mark)
    return side_by_side
